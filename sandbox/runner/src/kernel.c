#include "kernel.h"

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

int kernel_usage_asleep(int pid, struct process_usage *out) {
  char path[64], text[4096];
  snprintf(path, sizeof path, "/proc/%d/status", pid);
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return -1;
  const struct timespec moment = {0, 50000};
  while (read_text(fd, text, sizeof text) > 0 && !strstr(text, "\nState:\tS")) nanosleep(&moment, NULL);
  close(fd);
  clockid_t clock;
  struct timespec cpu;
  if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &cpu) != 0) return -1;
  out->cpu_ns = (uint64_t)cpu.tv_sec * NS_PER_SECOND + (uint64_t)cpu.tv_nsec;
  out->voluntary_switches = number_after(text, "\nvoluntary_ctxt_switches:");
  out->involuntary_switches = number_after(text, "nonvoluntary_ctxt_switches:");
  return 0;
}

int kernel_last_pid(void) {
  char text[128];
  if (read_text(loadavg_fd, text, sizeof text) <= 0) return -1;
  const char *last = strrchr(text, ' ');
  return last ? atoi(last + 1) : -1;
}
