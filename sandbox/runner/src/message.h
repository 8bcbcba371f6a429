/* Requests as parsed and replies as encoded. Pure: no input or output here, so it can be fuzzed and tested alone. */
#ifndef MESSAGE_H
#define MESSAGE_H

#include <stdint.h>

#include "bytes.h"
#include "protocol.h"

struct prepare_request {
  struct span language;
  struct span source;
  uint64_t memory_bytes;
  uint64_t output_bytes;
  uint64_t compile_wall_ns;
  uint64_t compile_memory_bytes;
  uint64_t compile_output_bytes;
};

struct cases_request {
  uint32_t count;
  uint64_t total_bytes;
};

struct case_request {
  uint32_t index;
  struct span input;
};

struct run_request {
  uint32_t run_id;
  uint64_t wall_budget_ns;
  uint8_t flags;
  uint32_t count;
  struct span indexes; /* count x u32 */
};

struct request {
  uint8_t type;
  union {
    struct prepare_request prepare;
    struct cases_request cases;
    struct case_request one_case;
    struct run_request run;
  } as;
};

/* Parses type and body of one frame. Returns NULL, or what is wrong with it. */
const char *request_parse(struct span frame, struct request *out);

/* The i-th case index of a run request. */
uint32_t run_request_index(const struct run_request *run, uint32_t i);

struct trace_point {
  uint64_t at_ns;
  uint64_t bytes;
};

struct case_result {
  uint32_t run_id;
  uint32_t case_index;
  uint8_t status;
  uint8_t peak_source; /* 0 cgroup v2 peak, 1 cgroup v1 max usage, 2 rss tree */
  int32_t exit_code;   /* -1: none */
  int32_t signal;      /* 0: none */
  uint64_t wall_ns;
  uint64_t cpu_ns;
  uint64_t peak_bytes;
  double integral_byte_seconds;
  double integral_error_byte_seconds;
  uint32_t sample_count;
  uint64_t max_sample_gap_ns;
  uint64_t voluntary_switches;
  uint64_t involuntary_switches;
  uint64_t steal_ns;
  uint8_t stdout_hash[32];
  struct span detail;
  struct span stderr_tail;
  struct span stdout_bytes;
  uint32_t trace_count;
  const struct trace_point *trace;
};

/* Appends the body of a REPLY_RESULT. */
void result_encode(struct buffer *b, const struct case_result *r);

#endif
