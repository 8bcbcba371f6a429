/* A thread on the helper core that reads the memory of the submission's tree at absolute deadlines. */
#ifndef SAMPLER_H
#define SAMPLER_H

#include <sys/types.h>

#include "trace.h"

#define SAMPLE_PERIOD_NS 100000ull      /* 10,000 a second, for figures */
/* Where the sampler has to share the core of the program: each sample takes time from what it measures. */
#define SHARED_SAMPLE_PERIOD_NS 2000000ull
#define WATCH_PERIOD_NS 1000000ull      /* 1,000 a second, when only the limit is watched */

struct sampler_job {
  pid_t root;
  uint64_t limit_bytes;
  uint64_t period_ns;
};

/* Starts the thread; it rests until the first job. */
void sampler_start_thread(void);
/* Opens what is needed to watch this tree. Call while the root still waits for its release. */
void sampler_prepare(const struct sampler_job *job);
/* Takes the first sample and then the time, which is returned: the window opens here. */
uint64_t sampler_first(void);
/* Lets the thread take over. */
void sampler_go(void);
/* Stops the thread and adds the last point. The trace is valid until the next sampler_prepare. */
const struct trace *sampler_finish(uint64_t end_ns);
/* True when the tree was killed because it held more than its limit. */
int sampler_limit_exceeded(void);

#endif
