/* The process tree of a submission: everything in the container that runs under the submission's uid. */
#ifndef TREE_H
#define TREE_H

#include <sys/types.h>

/* True when no process of the submission is left, not even a zombie. */
int tree_is_empty(void);
/* Calls `visit` for every process of the submission with its pid and its parent's, until it returns non-zero. */
int tree_visit(int (*visit)(pid_t pid, pid_t parent, void *context), void *context);
/* SIGKILL to all processes of the submission in one system call: a fork bomb cannot outrun it. */
void tree_kill(void);

#endif
