/* One process tree, from its release to the moment it is gone. */
#ifndef JOB_H
#define JOB_H

#include "message.h"
#include "zygote.h"

struct job_limits {
  uint64_t wall_ns;
  uint64_t memory_bytes;
  uint64_t output_bytes; /* for stdout and for stderr */
};

struct job {
  enum zygote_job kind;
  int stdin_fd; /* closed by job_run */
  uint64_t sample_period_ns;
  struct job_limits limits;
};

struct job_outcome {
  uint8_t status;
  const char *detail;
  int exit_code, signal;
  uint64_t wall_ns, cpu_ns, peak_bytes;
  uint64_t voluntary_switches, involuntary_switches, steal_ns;
  const struct trace *trace; /* NULL when it did not get as far as its release */
  struct buffer out;
  struct buffer err; /* what is kept of stderr: its last bytes */
  int aborted;       /* the host asked to stop, or is gone */
};

/* Frees nothing of `outcome` from an earlier call: give the same one again to reuse its buffers. */
void job_run(const struct job *job, struct job_outcome *outcome);
void job_block_signals(void);

#endif
