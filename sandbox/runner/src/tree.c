#include "tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "config.h"
#include "fault.h"
#include "zygote.h"

/*
 * kill(-1) reaches every process that the caller may signal. So this thread takes on the submission's uid for
 * a moment: then that is exactly the submission's processes. The raw call changes one thread only (glibc's
 * changes all); the saved uid stays 0, so the way back is open and the thread cannot be traced meanwhile.
 */
void tree_kill(void) {
  if (syscall(SYS_setresuid, SUBMISSION_UID, SUBMISSION_UID, -1) != 0) die("setresuid to the submission's user failed");
  (void)kill(-1, SIGKILL);
  if (syscall(SYS_setresuid, 0, 0, -1) != 0) die("setresuid back to root failed");
}

/* The second field after the command, which is in parentheses and may hold anything. 0 when it is gone. */
static pid_t parent_of(int proc, const char *pid) {
  char path[32], text[512];
  snprintf(path, sizeof path, "%.10s/stat", pid);
  int fd = openat(proc, path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return 0;
  ssize_t n = read(fd, text, sizeof text - 1);
  close(fd);
  text[n > 0 ? n : 0] = 0;
  const char *end = strrchr(text, ')');
  int parent = 0;
  if (end) sscanf(end + 1, " %*c %d", &parent);
  return parent;
}

/*
 * In the container there are only this process, the zygote, its short-lived children, and the submission.
 * (kill(-1, 0) would not tell: it succeeds as soon as there is any other process, permitted or not.)
 */
int tree_visit(int (*visit)(pid_t pid, pid_t parent, void *context), void *context) {
  DIR *directory = opendir("/proc");
  if (!directory) die("cannot list /proc: %s", strerror(errno));
  int proc = dirfd(directory), result = 0;
  const struct dirent *entry;
  while (!result && (entry = readdir(directory))) {
    pid_t pid = (pid_t)strtol(entry->d_name, NULL, 10);
    if (pid <= 1 || pid == zygote_pid()) continue;
    pid_t parent = parent_of(proc, entry->d_name);
    if (parent != 0 && parent != zygote_pid()) result = visit(pid, parent, context);
  }
  closedir(directory);
  return result;
}

static int found_one(pid_t pid, pid_t parent, void *context) {
  (void)pid, (void)parent, (void)context;
  return 1;
}

int tree_is_empty(void) { return !tree_visit(found_one, NULL); }
