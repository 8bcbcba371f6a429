#include "message.h"

#include <stddef.h>

static const char *parse_hello(struct cursor *c) {
  if (cursor_u32(c) != PROTOCOL_MAGIC) return "HELLO without the magic number";
  if (cursor_u16(c) != PROTOCOL_VERSION) return "HELLO of another protocol version";
  return NULL;
}

static const char *parse_prepare(struct cursor *c, struct prepare_request *p) {
  p->language = cursor_span(c, MAX_LANGUAGE_BYTES);
  p->memory_bytes = cursor_u64(c);
  p->output_bytes = cursor_u64(c);
  p->compile_wall_ns = cursor_u64(c);
  p->compile_memory_bytes = cursor_u64(c);
  p->compile_output_bytes = cursor_u64(c);
  p->source = cursor_span(c, MAX_SOURCE_BYTES);
  if (p->output_bytes > MAX_OUTPUT_BYTES || p->compile_output_bytes > MAX_OUTPUT_BYTES)
    return "PREPARE with an output limit above the maximum";
  return NULL;
}

static const char *parse_cases(struct cursor *c, struct cases_request *r) {
  r->count = cursor_u32(c);
  r->total_bytes = cursor_u64(c);
  if (r->count > MAX_CASES) return "CASES with too many cases";
  if (r->total_bytes > MAX_INPUT_BYTES_TOTAL) return "CASES with too many bytes of input";
  return NULL;
}

static const char *parse_case(struct cursor *c, struct case_request *r) {
  r->index = cursor_u32(c);
  r->input = cursor_span(c, MAX_FRAME_BYTES);
  if (r->index >= MAX_CASES) return "CASE with an index out of range";
  return NULL;
}

static const char *parse_run(struct cursor *c, struct run_request *r) {
  r->run_id = cursor_u32(c);
  r->wall_budget_ns = cursor_u64(c);
  r->flags = cursor_u8(c);
  r->count = cursor_u32(c);
  if (r->flags & ~RUN_ALL_FLAGS) return "RUN with unknown flags";
  if (r->count > MAX_CASES_PER_RUN) return "RUN with too many cases";
  if (r->wall_budget_ns > INT64_MAX / 2) return "RUN with a wall budget out of range";
  r->indexes = cursor_raw(c, (size_t)r->count * 4);
  return NULL;
}

const char *request_parse(struct span frame, struct request *out) {
  struct cursor c = {frame.data, frame.size, 0, 0};
  const char *fault = NULL;
  out->type = cursor_u8(&c);
  switch (out->type) {
    case REQUEST_HELLO: fault = parse_hello(&c); break;
    case REQUEST_PREPARE: fault = parse_prepare(&c, &out->as.prepare); break;
    case REQUEST_CASES: fault = parse_cases(&c, &out->as.cases); break;
    case REQUEST_CASE: fault = parse_case(&c, &out->as.one_case); break;
    case REQUEST_RUN: fault = parse_run(&c, &out->as.run); break;
    case REQUEST_RESET:
    case REQUEST_ABORT: break;
    default: return "a frame of unknown type";
  }
  if (c.failed) return "a frame shorter than its fields";
  if (!fault && !cursor_finished(&c)) return "a frame longer than its fields";
  return fault;
}

uint32_t run_request_index(const struct run_request *run, uint32_t i) {
  struct cursor c = {run->indexes.data, run->indexes.size, (size_t)i * 4, 0};
  return cursor_u32(&c);
}

void result_encode(struct buffer *b, const struct case_result *r) {
  buffer_u32(b, r->run_id);
  buffer_u32(b, r->case_index);
  buffer_u8(b, r->status);
  buffer_u8(b, r->peak_source);
  buffer_u32(b, (uint32_t)r->exit_code);
  buffer_u32(b, (uint32_t)r->signal);
  buffer_u64(b, r->wall_ns);
  buffer_u64(b, r->cpu_ns);
  buffer_u64(b, r->peak_bytes);
  buffer_f64(b, r->integral_byte_seconds);
  buffer_f64(b, r->integral_error_byte_seconds);
  buffer_u32(b, r->sample_count);
  buffer_u64(b, r->max_sample_gap_ns);
  buffer_u64(b, r->voluntary_switches);
  buffer_u64(b, r->involuntary_switches);
  buffer_u64(b, r->steal_ns);
  buffer_raw(b, r->stdout_hash, sizeof r->stdout_hash);
  buffer_span(b, r->detail);
  buffer_span(b, r->stderr_tail);
  buffer_span(b, r->stdout_bytes);
  buffer_u32(b, r->trace_count);
  for (uint32_t i = 0; i < r->trace_count; i++) {
    buffer_u64(b, r->trace[i].at_ns);
    buffer_u64(b, r->trace[i].bytes);
  }
}
