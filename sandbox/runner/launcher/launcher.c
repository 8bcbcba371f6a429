/*
 * The zygote of languages without an interpreter that can be forked: a small static process, so that what a job
 * is started from counts as nothing in its memory figures. It speaks as the Python zygote does:
 *
 * Control messages on descriptor 3: 'R' (run) with the memory limit in MiB as decimal digits, or 'C' (compile), and
 * four descriptors: stdin, stdout, stderr, release. The job answers 'R' and its pid when it waits for its release;
 * this process answers 'D' when the process between the two is gone, or 'E' when forking failed.
 *
 * `launcher exec PROGRAM`: the job waits, and executes the program when it is released.
 * `launcher boot`: the job executes /opt/afterburner/run with the memory limit at once. That starts a runtime, which
 * answers and waits for its release (descriptors 4 and 3) before it looks at the program.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../src/config.h"

#define FIRST_FD 3
/* Where a booting runtime finds its two descriptors. */
#define RELEASE_FD 3
#define CONTROL_FD 4

static char *const environment[] = {"PATH=/usr/local/bin:/usr/bin:/bin", "HOME=" WORK_DIRECTORY,
                                    "LANG=C.UTF-8", "TMPDIR=" WORK_DIRECTORY, NULL};

static void give_up(const char *what) __attribute__((noreturn));
static void give_up(const char *what) {
  dprintf(2, "launcher: %s: %s\n", what, strerror(errno));
  _exit(70);
}

static void run_image_file(char *path, char *argument) __attribute__((noreturn));
static void run_image_file(char *path, char *argument) {
  char *const arguments[] = {path, argument, NULL};
  execve(path, arguments, environment);
  give_up(path);
}

static void run_program(char *path) __attribute__((noreturn));
static void run_program(char *path) {
  char *const arguments[] = {path, NULL};
  /* A program has no use for the compiler's variable. */
  char *const variables[] = {environment[0], environment[1], environment[2], NULL};
  execve(path, arguments, variables);
  give_up(path);
}

static void say_ready(int control) {
  char text[32];
  int size = snprintf(text, sizeof text, "R%d", getpid());
  if (write(control, text, (size_t)size) != size) _exit(70);
}

static void await_release(int release) {
  char byte;
  ssize_t n;
  do n = read(release, &byte, 1);
  while (n < 0 && errno == EINTR);
  if (n != 1) _exit(0);
}

/* Dies first when memory is short, and is the submission's from here on. */
static void become_submission(void) {
  int score = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  if (score < 0 || write(score, "1000", 4) != 4) give_up("oom_score_adj");
  close(score);
  setsid();
  if (syscall(SYS_setresuid, SUBMISSION_UID, SUBMISSION_UID, SUBMISSION_UID) != 0) give_up("setresuid");
}

/* Leaves 0, 1 and 2 as they are to be, release and control as 3 and 4, and nothing else. */
static void arrange_descriptors(int control, const int fds[4]) {
  int high_release = fcntl(fds[3], F_DUPFD, 32), high_control = fcntl(control, F_DUPFD, 32);
  for (int target = 0; target < 3; target++)
    if (dup2(fds[target], target) < 0) give_up("dup2");
  if (high_release < 0 || high_control < 0) give_up("fcntl");
  if (dup2(high_release, RELEASE_FD) < 0 || dup2(high_control, CONTROL_FD) < 0) give_up("dup2");
  syscall(SYS_close_range, CONTROL_FD + 1, ~0u, 0);
}

static void become_job(int control, char *message, const int fds[4], char *program) __attribute__((noreturn));
static void become_job(int control, char *message, const int fds[4], char *program) {
  arrange_descriptors(control, fds);
  become_submission();
  if (message[0] == 'R' && !program) run_image_file("/opt/afterburner/run", message + 1);
  say_ready(CONTROL_FD);
  close(CONTROL_FD);
  await_release(RELEASE_FD);
  close(RELEASE_FD);
  if (message[0] == 'R') run_program(program);
  run_image_file("/opt/afterburner/compile", NULL);
}

/* Returns the size of the message, 0 at the end of the stream. */
static ssize_t receive(int control, char *message, size_t size, int fds[4]) {
  struct iovec data = {message, size - 1};
  union {
    struct cmsghdr align;
    char space[CMSG_SPACE(4 * sizeof(int))];
  } ancillary;
  struct msghdr header = {.msg_iov = &data, .msg_iovlen = 1, .msg_control = ancillary.space,
                          .msg_controllen = sizeof ancillary.space};
  ssize_t n;
  do n = recvmsg(control, &header, MSG_CMSG_CLOEXEC);
  while (n < 0 && errno == EINTR);
  if (n <= 0) return 0;
  const struct cmsghdr *part = CMSG_FIRSTHDR(&header);
  if (!part || part->cmsg_len != CMSG_LEN(4 * sizeof(int))) give_up("a job without its descriptors");
  memcpy(fds, CMSG_DATA(part), 4 * sizeof(int));
  message[n] = 0;
  return n;
}

/* Twice, so that the job is an orphan and becomes a child of the runner, which is the first process. */
static int start_job(int control, char *message, const int fds[4], char *program) {
  pid_t middle = fork();
  if (middle < 0) return -1;
  if (middle == 0) {
    pid_t job = fork();
    if (job != 0) _exit(job < 0);
    become_job(control, message, fds, program);
  }
  int status;
  while (waitpid(middle, &status, 0) < 0 && errno == EINTR) continue;
  return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : -1;
}

static void read_whole(const char *path) {
  static char chunk[1 << 16];
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) give_up(path);
  while (read(fd, chunk, sizeof chunk) > 0) continue;
  close(fd);
}

/*
 * Brings the files that programs map into the page cache as a whole. A touch maps the neighbouring pages that are
 * there, so what a program is said to hold would depend on what other containers have read before it.
 */
static void read_mapped_files(void) {
  char path[256];
  FILE *list = fopen("/opt/afterburner/mapped", "re");
  if (!list) return; /* static programs map nothing but themselves */
  while (fscanf(list, " %255s", path) == 1) read_whole(path);
  fclose(list);
}

static void say_started(int control) {
  char text[64] = "Z";
  int fd = open("/opt/afterburner/version", O_RDONLY | O_CLOEXEC);
  ssize_t n = fd < 0 ? -1 : read(fd, text + 1, sizeof text - 2);
  if (n <= 0) give_up("/opt/afterburner/version");
  close(fd);
  text[1 + strcspn(text + 1, "\n")] = 0;
  if (write(control, text, strlen(text)) < 0) give_up("the runner is gone");
}

int main(int argc, char **argv) {
  int is_boot = argc == 2 && strcmp(argv[1], "boot") == 0;
  if (!is_boot && !(argc == 3 && strcmp(argv[1], "exec") == 0)) give_up("usage: launcher boot | launcher exec PROGRAM");
  signal(SIGPIPE, SIG_DFL);
  read_mapped_files();
  int control = FIRST_FD;
  say_started(control);
  char message[32];
  int fds[4];
  while (receive(control, message, sizeof message, fds) > 0) {
    int failed = start_job(control, message, fds, is_boot ? NULL : argv[2]);
    for (int i = 0; i < 4; i++) close(fds[i]);
    if (write(control, failed ? "E" : "D", 1) != 1) return 0;
  }
  return 0;
}
