#include "confine.h"

#include <errno.h>
#include <grp.h>
#include <linux/capability.h>
#include <sched.h>
#include <string.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "config.h"
#include "fault.h"
#include "filter.h"

#define MIB (1024ull * 1024)

/* The container may come with a lower limit than this, which then holds. */
static void limit(int resource, rlim_t value) {
  struct rlimit r;
  if (getrlimit((__rlimit_resource_t)resource, &r) != 0) die("getrlimit %d failed: %s", resource, strerror(errno));
  if (r.rlim_max > value) r.rlim_max = value;
  r.rlim_cur = r.rlim_max;
  if (setrlimit((__rlimit_resource_t)resource, &r) != 0) die("setrlimit %d failed: %s", resource, strerror(errno));
}

static void set_limits(void) {
  /* One byte, not zero: the kernel skips both core files and a piped core handler of the host for it. */
  limit(RLIMIT_CORE, 1);
  limit(RLIMIT_NOFILE, 256);
  limit(RLIMIT_FSIZE, 64 * MIB);
  limit(RLIMIT_STACK, 256 * MIB);
  limit(RLIMIT_MSGQUEUE, 0);
  limit(RLIMIT_MEMLOCK, 0);
  limit(RLIMIT_SIGPENDING, 1024);
}

/*
 * Leaves the one capability that a fork of the zygote needs to become the submission's user. The bounding set
 * goes first: a root process that would gain a capability by exec is treated as set-uid, and the kernel then
 * switches address randomisation on again.
 */
static void keep_setuid_only(void) {
  for (unsigned long capability = 0; prctl(PR_CAPBSET_READ, capability, 0, 0, 0) >= 0; capability++)
    if (capability != CAP_SETUID && prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0)
      die("cannot give up capability %lu: %s", capability, strerror(errno));
  struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct data[2];
  memset(data, 0, sizeof data);
  data[0].effective = data[0].permitted = 1u << CAP_SETUID;
  if (syscall(SYS_capset, &header, data) != 0) die("capset failed: %s", strerror(errno));
}

void confine_self(int cpu) {
  cpu_set_t cpus;
  CPU_ZERO(&cpus);
  CPU_SET(cpu, &cpus);
  if (sched_setaffinity(0, sizeof cpus, &cpus) != 0) die("cannot run on core %d: %s", cpu, strerror(errno));
  set_limits();
  /* The same addresses and no huge pages: memory figures then repeat to the page. */
  if (personality(ADDR_NO_RANDOMIZE) < 0) die("personality failed: %s", strerror(errno));
  if (prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0) != 0) die("cannot switch off huge pages: %s", strerror(errno));
  if (setgroups(0, NULL) != 0 || setresgid(SUBMISSION_GID, SUBMISSION_GID, SUBMISSION_GID) != 0)
    die("cannot take on the submission's group: %s", strerror(errno));
  keep_setuid_only();
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) die("no_new_privs failed: %s", strerror(errno));
  if (filter_install() != 0) die("cannot install the system call filter: %s", strerror(errno));
}
