/* Figures of the host and of the container, read from /proc and the control group. */
#ifndef KERNEL_H
#define KERNEL_H

#include <stdint.h>

void kernel_open(void);
/* "v1" or "v2". */
const char *kernel_cgroup_mode(void);
/* How often the kernel killed a process of this container for want of memory. */
uint64_t kernel_oom_kills(void);
/* Time stolen by the hypervisor from this core since boot (granularity: one clock tick). */
uint64_t kernel_steal_ns(int cpu);
/* The pid given out last in this container. A change means: there are new processes or threads. */
int kernel_last_pid(void);

#endif
