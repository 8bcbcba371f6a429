#include "sampler.h"

#include <pthread.h>
#include <stdatomic.h>
#include <sys/prctl.h>

#include "clock.h"
#include "fault.h"
#include "members.h"
#include "mounts.h"
#include "tree.h"

enum sampler_state { RESTING, RUNNING, STOPPING };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed;
static enum sampler_state state;
static struct sampler_job job;
static struct trace trace;
static atomic_int limit_exceeded;

static void check_limit(uint64_t bytes) {
  if (bytes <= job.limit_bytes) return;
  atomic_store(&limit_exceeded, 1);
  tree_kill();
}

/* Memory of the tree and its temporary files; a file that is mapped counts once. */
static uint64_t tree_bytes(uint64_t now, uint64_t *resident) {
  *resident = members_resident_bytes(now);
  uint64_t files = mounts_used_bytes();
  if (files == 0) return *resident;
  uint64_t mapped = members_mapped_file_bytes();
  return *resident - (mapped < *resident ? mapped : *resident) + files;
}

static void take_sample(void) {
  uint64_t before = now_ns(), resident;
  uint64_t bytes = tree_bytes(before, &resident);
  uint64_t after = now_ns();
  /* A tree that is gone but not reaped yet reads as nothing: what it held last counts until its end. */
  if (resident > 0) trace_add(&trace, before + (after - before) / 2, bytes);
  check_limit(bytes);
}

static void watch_tree(void) {
  uint64_t deadline = trace.start_ns;
  while (state == RUNNING) {
    deadline += job.period_ns;
    uint64_t now = now_ns();
    if (deadline < now) deadline += (now - deadline) / job.period_ns * job.period_ns;
    struct timespec until = timespec_of(deadline);
    while (state == RUNNING && pthread_cond_timedwait(&changed, &lock, &until) == 0) continue;
    if (state != RUNNING) break;
    pthread_mutex_unlock(&lock);
    take_sample();
    pthread_mutex_lock(&lock);
  }
}

static void *sampler_main(void *unused) {
  (void)unused;
  prctl(PR_SET_TIMERSLACK, 1);
  pthread_mutex_lock(&lock);
  for (;;) {
    while (state == RESTING) pthread_cond_wait(&changed, &lock);
    watch_tree();
    state = RESTING;
    pthread_cond_broadcast(&changed);
  }
  return NULL;
}

void sampler_start_thread(void) {
  pthread_condattr_t attributes;
  pthread_condattr_init(&attributes);
  pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
  pthread_cond_init(&changed, &attributes);
  pthread_condattr_destroy(&attributes);
  pthread_t thread;
  if (pthread_create(&thread, NULL, sampler_main, NULL) != 0) die("cannot start the sampler");
}

void sampler_prepare(const struct sampler_job *next) {
  job = *next;
  atomic_store(&limit_exceeded, 0);
  members_begin(job.root);
}

uint64_t sampler_first(void) {
  uint64_t resident;
  uint64_t bytes = tree_bytes(now_ns(), &resident);
  uint64_t release_ns = now_ns();
  trace_begin(&trace, release_ns, bytes);
  return release_ns;
}

void sampler_go(void) {
  pthread_mutex_lock(&lock);
  state = RUNNING;
  pthread_cond_broadcast(&changed);
  pthread_mutex_unlock(&lock);
}

const struct trace *sampler_finish(uint64_t end_ns) {
  pthread_mutex_lock(&lock);
  if (state == RUNNING) {
    state = STOPPING;
    pthread_cond_broadcast(&changed);
  }
  while (state != RESTING) pthread_cond_wait(&changed, &lock);
  pthread_mutex_unlock(&lock);
  members_end();
  trace_end(&trace, end_ns);
  return &trace;
}

int sampler_limit_exceeded(void) { return atomic_load(&limit_exceeded); }
