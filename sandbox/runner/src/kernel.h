/* Figures of the host and of the container, read from /proc and the control group. */
#ifndef KERNEL_H
#define KERNEL_H

#include <stdint.h>
#include <sys/types.h>

void kernel_open(void);
/* "v1" or "v2". */
const char *kernel_cgroup_mode(void);
/* How often the kernel killed a process of this container for want of memory. */
uint64_t kernel_oom_kills(void);
/* Time stolen by the hypervisor from this core since boot (granularity: one clock tick). */
uint64_t kernel_steal_ns(int cpu);
/* What a process has used so far. */
struct process_usage {
  uint64_t cpu_ns, voluntary_switches, involuntary_switches;
};
/* Waits until all threads of this process sleep, then says what it used. Returns 0, or -1 when it is gone. */
int kernel_usage_asleep(pid_t pid, struct process_usage *out);
/* The pid given out last in this container. A change means: there are new processes or threads. */
int kernel_last_pid(void);

#endif
