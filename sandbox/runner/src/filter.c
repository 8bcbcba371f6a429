#include "filter.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define THIS_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define THIS_ARCHITECTURE AUDIT_ARCH_AARCH64
#else
#error "unknown architecture: the filter must know how system calls are numbered"
#endif

#define X32_BIT 0x40000000u

/* Refused with EPERM. Most are missing from the container's profile too: two locks on one door. */
static const uint32_t refused[] = {
    /* the core and the priority that a run is measured on */
    SYS_sched_setaffinity, SYS_sched_setattr, SYS_sched_setparam, SYS_sched_setscheduler, SYS_setpriority,
    SYS_ioprio_set,
    /* other processes */
    SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_kcmp, SYS_pidfd_getfd, SYS_process_madvise,
    /* memory and messages outside any process or mount that we watch */
    SYS_memfd_create, SYS_shmget, SYS_shmat, SYS_shmctl, SYS_semget, SYS_semctl, SYS_semop, SYS_semtimedop,
    SYS_msgget, SYS_msgsnd, SYS_msgrcv, SYS_msgctl, SYS_mq_open, SYS_mq_unlink, SYS_mq_timedsend,
    SYS_mq_timedreceive, SYS_mq_notify, SYS_mq_getsetattr, SYS_memfd_secret,
    /* namespaces, mounts, identity of the machine */
    SYS_unshare, SYS_setns, SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_personality, SYS_sethostname,
    SYS_setdomainname, SYS_open_tree, SYS_move_mount, SYS_fsopen, SYS_fsmount, SYS_fsconfig, SYS_fspick,
    SYS_mount_setattr, SYS_open_by_handle_at, SYS_name_to_handle_at,
    /* large kernel interfaces that no solution needs */
    SYS_bpf, SYS_perf_event_open, SYS_userfaultfd, SYS_io_uring_setup, SYS_io_uring_enter, SYS_io_uring_register,
    SYS_keyctl, SYS_add_key, SYS_request_key, SYS_io_setup, SYS_fanotify_init, SYS_quotactl, SYS_acct, SYS_syslog,
    SYS_vmsplice, SYS_mlockall, SYS_mbind, SYS_set_mempolicy, SYS_migrate_pages, SYS_move_pages,
};

/* Refused with EPERM when these bits of the argument (its lower half) have this value. */
struct argument_rule {
  uint32_t call;
  uint32_t argument;
  uint32_t mask;
  uint32_t value;
};

#define ALL_BITS 0xffffffffu

static const struct argument_rule refused_arguments[] = {
    {SYS_prctl, 0, ALL_BITS, PR_SET_THP_DISABLE},
    {SYS_madvise, 2, ALL_BITS, 20 /* MADV_COLD */},
    {SYS_madvise, 2, ALL_BITS, 21 /* MADV_PAGEOUT */},
    /* Shared memory without a file can be held while no process maps it, and huge pages count for no process. */
    {SYS_mmap, 3, MAP_SHARED | MAP_ANONYMOUS, MAP_SHARED | MAP_ANONYMOUS},
    {SYS_mmap, 3, MAP_HUGETLB, MAP_HUGETLB},
    /* Larger pipes and socket buffers would be room for data outside any process. */
    {SYS_fcntl, 1, ALL_BITS, F_SETPIPE_SZ},
    {SYS_setsockopt, 2, ALL_BITS, SO_SNDBUF},
    {SYS_setsockopt, 2, ALL_BITS, SO_RCVBUF},
    /* Record locks are kernel memory without a bound. */
    {SYS_fcntl, 1, ALL_BITS, F_SETLK},
    {SYS_fcntl, 1, ALL_BITS, F_SETLKW},
    {SYS_fcntl, 1, ALL_BITS, F_OFD_SETLK},
    {SYS_fcntl, 1, ALL_BITS, F_OFD_SETLKW},
};

/* Address families that a program may open. Internet ones only reach loopback here, and hold data in the kernel. */
static const uint32_t families[] = {AF_UNIX};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define MAX_INSTRUCTIONS 300

struct program {
  struct sock_filter code[MAX_INSTRUCTIONS];
  unsigned short count;
};

static void emit(struct program *p, uint16_t code, uint8_t jt, uint8_t jf, uint32_t k) {
  struct sock_filter instruction = {code, jt, jf, k};
  p->code[p->count++] = instruction;
}

static void load(struct program *p, size_t offset) { emit(p, BPF_LD | BPF_W | BPF_ABS, 0, 0, (uint32_t)offset); }
static void answer(struct program *p, uint32_t action) { emit(p, BPF_RET | BPF_K, 0, 0, action); }

/* Unless the accumulator equals `value`, skips `skip` instructions. */
static void when_equal(struct program *p, uint32_t value, uint8_t skip) {
  emit(p, BPF_JMP | BPF_JEQ | BPF_K, 0, skip, value);
}

static void refuse_argument(struct program *p, const struct argument_rule *rule) {
  load(p, offsetof(struct seccomp_data, nr));
  when_equal(p, rule->call, 4);
  load(p, offsetof(struct seccomp_data, args) + 8 * rule->argument);
  emit(p, BPF_ALU | BPF_AND | BPF_K, 0, 0, rule->mask);
  when_equal(p, rule->value, 1);
  answer(p, SECCOMP_RET_ERRNO | EPERM);
}

static void restrict_sockets(struct program *p) {
  load(p, offsetof(struct seccomp_data, nr));
  when_equal(p, SYS_socket, (uint8_t)(1 + 2 * COUNT(families) + 1));
  load(p, offsetof(struct seccomp_data, args));
  for (size_t i = 0; i < COUNT(families); i++) {
    when_equal(p, families[i], 1);
    answer(p, SECCOMP_RET_ALLOW);
  }
  answer(p, SECCOMP_RET_ERRNO | EAFNOSUPPORT);
}

static void build(struct program *p) {
  load(p, offsetof(struct seccomp_data, arch));
  emit(p, BPF_JMP | BPF_JEQ | BPF_K, 1, 0, THIS_ARCHITECTURE);
  answer(p, SECCOMP_RET_KILL_PROCESS);
  load(p, offsetof(struct seccomp_data, nr));
  emit(p, BPF_JMP | BPF_JGE | BPF_K, 0, 1, X32_BIT);
  answer(p, SECCOMP_RET_ERRNO | ENOSYS);
  for (size_t i = 0; i < COUNT(refused); i++) {
    when_equal(p, refused[i], 1);
    answer(p, SECCOMP_RET_ERRNO | EPERM);
  }
  for (size_t i = 0; i < COUNT(refused_arguments); i++) refuse_argument(p, &refused_arguments[i]);
  restrict_sockets(p);
  answer(p, SECCOMP_RET_ALLOW);
}

int filter_install(void) {
  struct program program = {.count = 0};
  build(&program);
  struct sock_fprog fprog = {program.count, program.code};
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &fprog, 0, 0);
}
