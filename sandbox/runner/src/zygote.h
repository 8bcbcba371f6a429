/*
 * The zygote: a process that forks one process per job, so that start-up stays out of the window. For Python a
 * started interpreter, for all other languages the launcher (launcher/launcher.c).
 */
#ifndef ZYGOTE_H
#define ZYGOTE_H

#include <stdint.h>
#include <sys/types.h>

enum zygote_job { ZYGOTE_RUN = 'R', ZYGOTE_COMPILE = 'C' };

/* Starts it and waits until it is warm. Version of the language goes to `version`. Ends the runner on failure. */
void zygote_start(void);
const char *zygote_version(void);
pid_t zygote_pid(void);
/* To be called when wait4 reported that the zygote ended. */
void zygote_gone(void);
/* Kills it and starts another one. */
void zygote_restart(void);

struct zygote_order {
  enum zygote_job job;
  uint64_t memory_bytes; /* for runtimes that want to be told how much they may use */
  int in, out, err, release;
};

/*
 * Forks a process for a job. It has the three descriptors as stdin, stdout and stderr, runs under the
 * submission's uid, is our child, and waits until a byte arrives on `release`. All four stay open here.
 * Returns its pid, or -1 when the zygote could not fork (it is then to be restarted).
 */
pid_t zygote_fork(const struct zygote_order *order);

#endif
