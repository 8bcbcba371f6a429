#include "session.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cases.h"
#include "channel.h"
#include "config.h"
#include "fault.h"
#include "job.h"
#include "language.h"
#include "mounts.h"
#include "pagecache.h"
#include "sampler.h"
#include "sha256.h"
#include "trace.h"
#include "tree.h"
#include "zygote.h"

static int is_prepared;
static uint64_t memory_bytes, output_bytes;
static struct job_outcome outcome;
static struct buffer reply;

static void reply_prepared(uint8_t result, struct span text) {
  channel_begin(&reply, REPLY_PREPARED);
  buffer_u8(&reply, result);
  buffer_span(&reply, text);
  channel_send(&reply);
}

static uint8_t compile_result(const struct job_outcome *o) {
  if (o->status == CASE_OK) return PREPARE_OK;
  if (o->status == CASE_WALL_LIMIT) return PREPARE_COMPILE_TIMEOUT;
  return o->status == CASE_OUTPUT_LIMIT ? PREPARE_COMPILE_OUTPUT_LIMIT : PREPARE_COMPILE_ERROR;
}

/* What the owner reads when the compiler itself said nothing. */
static struct span compile_words(const struct job_outcome *o) {
  static const char signalled[] = "The compiler was ended by a signal: the program is nested too deeply or too large.";
  static const char memory[] = "The compiler went beyond its memory limit.";
  struct span words = {o->err.data, o->err.size};
  if (o->status == CASE_SIGNALLED) words = (struct span){(const uint8_t *)signalled, sizeof signalled - 1};
  if (o->status == CASE_MEMORY_LIMIT) words = (struct span){(const uint8_t *)memory, sizeof memory - 1};
  return words;
}

static void must_wipe_writable(void) {
  if (mounts_wipe() != 0) die("the writable mounts could not be emptied");
}

void session_prepare(const struct prepare_request *request) {
  if (is_prepared) die("protocol: PREPARE twice without RESET");
  /* The request is a view of the receive buffer, which moves when the host speaks during the job. */
  struct buffer kept = {0};
  buffer_raw(&kept, request->source.data, request->source.size);
  if (!language_is(request->language)) die("protocol: PREPARE for a language that this image does not have");
  int source = memory_file(request->source);
  struct job job = {
      .kind = ZYGOTE_COMPILE,
      .stdin_fd = memory_file_reopen(source),
      .sample_period_ns = WATCH_PERIOD_NS,
      .limits = {request->compile_wall_ns, request->compile_memory_bytes, request->compile_output_bytes},
  };
  close(source);
  job_run(&job, &outcome);
  if (outcome.aborted) exit(0);
  if (outcome.status == CASE_INFRASTRUCTURE) die("%s", outcome.detail);
  must_wipe_writable();
  uint8_t result = compile_result(&outcome);
  if (result == PREPARE_OK) {
    is_prepared = 1;
    memory_bytes = request->memory_bytes;
    output_bytes = request->output_bytes;
    language_store((struct span){kept.data, kept.size}, (struct span){outcome.out.data, outcome.out.size});
  }
  buffer_free(&kept);
  reply_prepared(result, compile_words(&outcome));
}

static void fill_figures(struct case_result *r, const struct job_outcome *o, int with_trace) {
  static struct trace_point points[MAX_TRACE_POINTS];
  r->wall_ns = o->wall_ns;
  r->cpu_ns = o->cpu_ns;
  r->peak_bytes = o->peak_bytes;
  r->voluntary_switches = o->voluntary_switches;
  r->involuntary_switches = o->involuntary_switches;
  r->steal_ns = o->steal_ns;
  if (!o->trace) return;
  r->integral_byte_seconds = o->trace->integral;
  r->integral_error_byte_seconds = trace_error(o->trace, o->peak_bytes);
  r->sample_count = o->trace->sample_count;
  r->max_sample_gap_ns = o->trace->max_gap_ns;
  if (with_trace) {
    r->trace_count = trace_sample(o->trace, points, MAX_TRACE_POINTS);
    r->trace = points;
  }
}

static void reply_result(const struct run_request *run, uint32_t index, const struct job_outcome *o) {
  struct case_result r = {.run_id = run->run_id, .case_index = index, .status = o->status, .peak_source = 2};
  r.exit_code = o->exit_code;
  r.signal = o->signal;
  fill_figures(&r, o, (run->flags & RUN_TRACE) != 0);
  sha256(o->out.data, o->out.size, r.stdout_hash);
  r.detail = (struct span){(const uint8_t *)o->detail, strlen(o->detail)};
  r.stderr_tail = (struct span){o->err.data, o->err.size};
  if (run->flags & RUN_KEEP_OUTPUT) r.stdout_bytes = (struct span){o->out.data, o->out.size};
  channel_begin(&reply, REPLY_RESULT);
  result_encode(&reply, &r);
  channel_send(&reply);
}

static void reply_run_done(uint32_t run_id, enum run_end end) {
  channel_begin(&reply, REPLY_RUN_DONE);
  buffer_u32(&reply, run_id);
  buffer_u8(&reply, (uint8_t)end);
  channel_send(&reply);
}

/* Nothing is left of the budget: the case ends before it begins. */
static void no_time_left(void) {
  outcome.status = CASE_WALL_LIMIT;
  outcome.detail = "";
  outcome.exit_code = -1;
  outcome.signal = 0;
  outcome.wall_ns = outcome.cpu_ns = outcome.peak_bytes = outcome.steal_ns = 0;
  outcome.voluntary_switches = outcome.involuntary_switches = 0;
  outcome.trace = NULL;
  outcome.out.size = outcome.err.size = 0;
}

static uint64_t figure_period_ns(void) {
  return config.measure_cpu == config.helper_cpu ? SHARED_SAMPLE_PERIOD_NS : SAMPLE_PERIOD_NS;
}

static void run_case(uint32_t index, uint64_t wall_left_ns, int sample) {
  if (wall_left_ns == 0) {
    no_time_left();
    return;
  }
  struct job job = {
      .kind = ZYGOTE_RUN,
      .stdin_fd = cases_open(index),
      .sample_period_ns = sample ? figure_period_ns() : WATCH_PERIOD_NS,
      .limits = {wall_left_ns, memory_bytes, output_bytes},
  };
  job_run(&job, &outcome);
  must_wipe_writable();
}

/* Runs the cases in order; says how the run ended. */
static enum run_end run_cases(const struct run_request *run, const uint32_t *indexes) {
  uint64_t left = run->wall_budget_ns;
  for (uint32_t i = 0; i < run->count; i++) {
    if (!cases_exist(indexes[i])) die("protocol: RUN of a case that was not loaded");
    run_case(indexes[i], left, (run->flags & RUN_SAMPLE) != 0);
    if (outcome.aborted) return RUN_END_ABORTED;
    left -= outcome.wall_ns < left ? outcome.wall_ns : left;
    reply_result(run, indexes[i], &outcome);
    if ((run->flags & RUN_STOP_ON_FAILURE) && outcome.status != CASE_OK) return RUN_END_STOPPED;
  }
  return RUN_END_COMPLETE;
}

void session_run(const struct run_request *run) {
  static uint32_t indexes[MAX_CASES_PER_RUN];
  if (!is_prepared) die("protocol: RUN without a prepared program");
  /* Copied for the same reason as the source in session_prepare. */
  for (uint32_t i = 0; i < run->count; i++) indexes[i] = run_request_index(run, i);
  /* A new zygote lies elsewhere in the machine's memory, which is worth a percent of a program's time. */
  if (run->flags & RUN_FRESH) zygote_restart();
  pagecache_refresh();
  enum run_end end = run_cases(run, indexes);
  reply_run_done(run->run_id, end);
}

void session_reset(void) {
  tree_kill();
  is_prepared = 0;
  cases_clear();
  must_wipe_writable();
  if (mounts_wipe_program() != 0) die("the program directory could not be emptied");
  if (!tree_is_empty()) die("processes of the last submission are left");
  buffer_free(&outcome.out);
  buffer_free(&outcome.err);
  buffer_free(&reply);
  channel_begin(&reply, REPLY_RESET_DONE);
  channel_send(&reply);
}
