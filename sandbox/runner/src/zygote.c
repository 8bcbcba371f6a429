#include "zygote.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cases.h"
#include "clock.h"
#include "config.h"
#include "confine.h"
#include "fault.h"
#include "language.h"
#include "pagecache.h"

#define CONTROL_FD 3
#define START_TIMEOUT_MS 20000
#define FORK_TIMEOUT_MS 10000

static pid_t pid;
static int control = -1;
static char version[64];

/*
 * Python: the interpreter is asked to run the program as anyone would; PYTHONPATH brings in a sitecustomize that does
 * not return in this process, and in each fork returns when the job is released. So a submission starts from
 * the interpreter's own main function, with no frame of ours below it.
 */
static char *const python_arguments[] = {"python3", "-s", PROGRAM_DIRECTORY "/main.pyc", NULL};
static char *const python_environment[] = {
    "PATH=/usr/local/bin:/usr/bin:/bin", "HOME=" WORK_DIRECTORY,          "LANG=C.UTF-8",
    "PYTHONHASHSEED=0",                  "PYTHONDONTWRITEBYTECODE=1",     "PYTHONPATH=/opt/afterburner/zygote",
    NULL,
};

static char *const launcher_environment[] = {NULL};

/* Replaces this process by the zygote of the image's language; returns on failure only. */
static void execute_zygote(void) {
  const struct language *language = language_here();
  if (language->start == START_ZYGOTE) {
    execve("/usr/bin/python3", python_arguments, python_environment);
    return;
  }
  char *const boot[] = {"launcher", "boot", NULL};
  char *const exec[] = {"launcher", "exec", (char *)language->artefact_file, NULL};
  execve("/opt/afterburner/launcher", language->start == START_BOOT ? boot : exec, launcher_environment);
}

static void become_zygote(int control_end, int out, int err) {
  if (dup2(err, 2) < 0 || dup2(out, 1) < 0 || dup2(control_end, CONTROL_FD) < 0) die("dup2 failed: %s", strerror(errno));
  /* A file, as the stdin of jobs is, so that what the interpreter remembers of it stays true. */
  struct span nothing = {NULL, 0};
  if (dup2(memory_file_reopen(memory_file(nothing)), 0) < 0) die("dup2 failed: %s", strerror(errno));
  close_range(CONTROL_FD + 1, ~0u, 0);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  if (chdir(WORK_DIRECTORY) != 0) die("chdir to %s failed: %s", WORK_DIRECTORY, strerror(errno));
  confine_self(config.measure_cpu);
  execute_zygote();
  die("cannot start the zygote for %s: %s", language_here()->name, strerror(errno));
}

/* One message from the zygote or a fork of it; 0 on silence or end. */
static ssize_t receive(char *text, size_t size, int timeout_ms) {
  struct pollfd p = {control, POLLIN, 0};
  int ready;
  do ready = poll(&p, 1, timeout_ms);
  while (ready < 0 && errno == EINTR);
  if (ready <= 0) return 0;
  ssize_t n = recv(control, text, size - 1, 0);
  if (n < 0) n = 0;
  text[n] = 0;
  return n;
}

/* Ends the runner with the last words of the zygote. */
static void die_unstarted(int err) __attribute__((noreturn));
static void die_unstarted(int err) {
  char words[400];
  struct pollfd p = {err, POLLIN, 0};
  ssize_t n = poll(&p, 1, 0) > 0 ? read(err, words, sizeof words - 1) : 0;
  words[n > 0 ? n : 0] = 0;
  die("the zygote for %s did not start: %s", language_here()->name, words);
}

void zygote_start(void) {
  int pair[2], out[2], err[2];
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0) die("socketpair failed: %s", strerror(errno));
  if (pipe2(out, O_CLOEXEC) != 0 || pipe2(err, O_CLOEXEC) != 0) die("pipe failed: %s", strerror(errno));
  pid = fork();
  if (pid < 0) die("cannot fork the zygote: %s", strerror(errno));
  if (pid == 0) become_zygote(pair[1], out[1], err[1]);
  close(pair[1]);
  close(out[1]);
  close(err[1]);
  control = pair[0];
  char text[sizeof version + 1];
  if (receive(text, sizeof text, START_TIMEOUT_MS) < 2 || text[0] != 'Z') die_unstarted(err[0]);
  snprintf(version, sizeof version, "%s", text + 1);
  pagecache_watch(out[0]);
  close(out[0]);
  close(err[0]);
}

const char *zygote_version(void) { return version; }
pid_t zygote_pid(void) { return pid; }
void zygote_gone(void) { pid = -1; }

void zygote_restart(void) {
  if (pid > 0) {
    kill(pid, SIGKILL);
    while (waitpid(pid, NULL, 0) < 0 && errno == EINTR) continue;
  }
  close(control);
  zygote_start();
}

static int send_job(const struct zygote_order *order) {
  const int fds[4] = {order->in, order->out, order->err, order->release};
  char text[32];
  uint64_t mib = order->memory_bytes / (1024 * 1024);
  size_t size = (size_t)snprintf(text, sizeof text, "%c%llu", order->job, (unsigned long long)mib);
  struct iovec data = {text, size};
  union {
    struct cmsghdr align;
    char space[CMSG_SPACE(4 * sizeof(int))];
  } ancillary;
  memset(&ancillary, 0, sizeof ancillary);
  struct msghdr message = {.msg_iov = &data, .msg_iovlen = 1, .msg_control = ancillary.space,
                           .msg_controllen = sizeof ancillary.space};
  struct cmsghdr *header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(4 * sizeof(int));
  memcpy(CMSG_DATA(header), fds, sizeof fds);
  ssize_t n;
  do n = sendmsg(control, &message, MSG_NOSIGNAL);
  while (n < 0 && errno == EINTR);
  return n == (ssize_t)size ? 0 : -1;
}

pid_t zygote_fork(const struct zygote_order *order) {
  if (pid <= 0 || send_job(order) != 0) return -1;
  /* 'R' with its pid from the job (or the runtime that it boots) when it is ready, 'D' from the zygote when the process between is gone. */
  pid_t job_pid = -1;
  int alone = 0;
  char text[32];
  while (job_pid < 0 || !alone) {
    if (receive(text, sizeof text, FORK_TIMEOUT_MS) < 1) return -1;
    if (text[0] == 'R') job_pid = (pid_t)strtol(text + 1, NULL, 10);
    else if (text[0] == 'D') alone = 1;
    else return -1;
  }
  return job_pid;
}
