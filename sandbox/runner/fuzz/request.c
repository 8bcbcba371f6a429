/*
 * Fuzz target: the parser of requests. Besides not reading beyond the frame, it takes exactly one form of each
 * request: what it parsed, written again, is the frame that came.
 */
#include <stdlib.h>
#include <string.h>

#include "../src/fault.h"
#include "../src/message.h"

void die(const char *format, ...) {
  (void)format;
  abort();
}

static void encode_prepare(struct buffer *b, const struct prepare_request *p) {
  buffer_span(b, p->language);
  buffer_u64(b, p->memory_bytes);
  buffer_u64(b, p->output_bytes);
  buffer_u64(b, p->compile_wall_ns);
  buffer_u64(b, p->compile_memory_bytes);
  buffer_u64(b, p->compile_output_bytes);
  buffer_span(b, p->source);
}

static void encode_run(struct buffer *b, const struct run_request *r) {
  buffer_u32(b, r->run_id);
  buffer_u64(b, r->wall_budget_ns);
  buffer_u8(b, r->flags);
  buffer_u32(b, r->count);
  for (uint32_t i = 0; i < r->count; i++) buffer_u32(b, run_request_index(r, i));
}

static void encode(struct buffer *b, const struct request *r) {
  buffer_u8(b, r->type);
  switch (r->type) {
    case REQUEST_HELLO:
      buffer_u32(b, PROTOCOL_MAGIC);
      buffer_u16(b, PROTOCOL_VERSION);
      break;
    case REQUEST_PREPARE: encode_prepare(b, &r->as.prepare); break;
    case REQUEST_CASES:
      buffer_u32(b, r->as.cases.count);
      buffer_u64(b, r->as.cases.total_bytes);
      break;
    case REQUEST_CASE:
      buffer_u32(b, r->as.one_case.index);
      buffer_span(b, r->as.one_case.input);
      break;
    case REQUEST_RUN: encode_run(b, &r->as.run); break;
    default: break;
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  /* Of exactly this size, so that a read beyond it is seen. */
  uint8_t *frame = malloc(size ? size : 1);
  if (!frame) return 0;
  memcpy(frame, data, size);
  struct request request;
  if (!request_parse((struct span){frame, size}, &request)) {
    struct buffer again = {0};
    encode(&again, &request);
    if (again.size != size || memcmp(again.data, frame, size) != 0) abort();
    buffer_free(&again);
  }
  free(frame);
  return 0;
}
