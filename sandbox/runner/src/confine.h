/* What a process takes on before it becomes the zygote, and every submission inherits. */
#ifndef CONFINE_H
#define CONFINE_H

/* Core, limits, memory layout, capabilities, system call filter, in the order in which they are still allowed. */
void confine_self(int cpu);

#endif
