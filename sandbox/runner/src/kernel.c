#include "kernel.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "clock.h"
#include "fault.h"

#define V1_OOM "/sys/fs/cgroup/memory/memory.oom_control"
#define V2_OOM "/sys/fs/cgroup/memory.events"

static int oom_fd = -1, stat_fd = -1, loadavg_fd = -1;
static int is_v2;

void kernel_open(void) {
  oom_fd = open(V2_OOM, O_RDONLY | O_CLOEXEC);
  is_v2 = oom_fd >= 0;
  if (!is_v2) oom_fd = open(V1_OOM, O_RDONLY | O_CLOEXEC);
  if (oom_fd < 0) die("the container cannot read its memory control group (neither %s nor %s)", V2_OOM, V1_OOM);
  stat_fd = open("/proc/stat", O_RDONLY | O_CLOEXEC);
  loadavg_fd = open("/proc/loadavg", O_RDONLY | O_CLOEXEC);
  if (stat_fd < 0 || loadavg_fd < 0) die("the container cannot read /proc/stat and /proc/loadavg");
}

const char *kernel_cgroup_mode(void) { return is_v2 ? "v2" : "v1"; }

static ssize_t read_text(int fd, char *text, size_t size) {
  ssize_t n = pread(fd, text, size - 1, 0);
  text[n > 0 ? n : 0] = 0;
  return n;
}

uint64_t kernel_oom_kills(void) {
  char text[512];
  read_text(oom_fd, text, sizeof text);
  const char *line = strstr(text, "oom_kill ");
  return line ? strtoull(line + 9, NULL, 10) : 0;
}

uint64_t kernel_steal_ns(int cpu) {
  /* The per-core lines come first; what follows (interrupts) can be long and is not needed. */
  static char text[65536];
  char name[16];
  read_text(stat_fd, text, sizeof text);
  snprintf(name, sizeof name, "\ncpu%d ", cpu);
  const char *line = strstr(text, name);
  unsigned long long ticks = 0;
  if (!line || sscanf(line + strlen(name), "%*u %*u %*u %*u %*u %*u %*u %llu", &ticks) != 1) return 0;
  return ticks * (NS_PER_SECOND / (uint64_t)sysconf(_SC_CLK_TCK));
}

static uint64_t number_after(const char *text, const char *name) {
  const char *line = strstr(text, name);
  return line ? strtoull(line + strlen(name), NULL, 10) : 0;
}

/* Adds the switches of one thread. Returns 1 when it sleeps. */
static int add_thread(int tasks, const char *name, struct process_usage *out) {
  char path[64], text[4096];
  snprintf(path, sizeof path, "%.20s/status", name);
  int fd = openat(tasks, path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return 1; /* it ended meanwhile */
  ssize_t n = read_text(fd, text, sizeof text);
  close(fd);
  if (n <= 0) return 1;
  out->voluntary_switches += number_after(text, "\nvoluntary_ctxt_switches:");
  out->involuntary_switches += number_after(text, "nonvoluntary_ctxt_switches:");
  return strstr(text, "\nState:\tS") != NULL;
}

/* Switches of all threads together. Returns 1 when all sleep, 0 when not, -1 when the process is gone. */
static int read_threads(pid_t pid, struct process_usage *out) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/task", pid);
  DIR *tasks = opendir(path);
  if (!tasks) return -1;
  memset(out, 0, sizeof *out);
  int asleep = 1;
  const struct dirent *entry;
  while ((entry = readdir(tasks)))
    if (entry->d_name[0] != '.' && !add_thread(dirfd(tasks), entry->d_name, out)) asleep = 0;
  closedir(tasks);
  return asleep;
}

int kernel_usage_asleep(pid_t pid, struct process_usage *out) {
  const struct timespec moment = {0, 50000};
  int asleep;
  while ((asleep = read_threads(pid, out)) == 0) nanosleep(&moment, NULL);
  clockid_t clock;
  struct timespec cpu;
  if (asleep < 0 || clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &cpu) != 0) return -1;
  out->cpu_ns = (uint64_t)cpu.tv_sec * NS_PER_SECOND + (uint64_t)cpu.tv_nsec;
  return 0;
}

int kernel_last_pid(void) {
  char text[128];
  if (read_text(loadavg_fd, text, sizeof text) <= 0) return -1;
  const char *last = strrchr(text, ' ');
  return last ? atoi(last + 1) : -1;
}
