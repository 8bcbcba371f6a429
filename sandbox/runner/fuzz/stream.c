/*
 * Fuzz target: frames out of a byte stream, as the runner's main loop takes them, with the cases they carry. The
 * first byte of an input says how the rest is cut into reads; however it is cut, the same must be understood.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static ssize_t read_input(int fd, void *to, size_t room);
static ssize_t write_nowhere(int fd, const void *from, size_t size);

#define read read_input
#define write write_nowhere
#include "../src/channel.c"
#undef read
#undef write

#include "../src/cases.h"
#include "../src/message.h"

static const uint8_t *input;
static size_t input_left;
static uint32_t cut; /* 0: whole reads */
static uint64_t digest;
static jmp_buf dead;

static void mix(const void *data, size_t size) {
  for (size_t i = 0; i < size; i++) digest = (digest ^ ((const uint8_t *)data)[i]) * 1099511628211ull;
}

static ssize_t read_input(int fd, void *to, size_t room) {
  (void)fd;
  size_t n = input_left;
  if (cut) {
    cut = cut * 1664525u + 1013904223u;
    if (n > 1 + (cut >> 24)) n = 1 + (cut >> 24);
  }
  if (n > room) n = room;
  memcpy(to, input, n);
  input += n;
  input_left -= n;
  return (ssize_t)n;
}

static ssize_t write_nowhere(int fd, const void *from, size_t size) {
  (void)fd, (void)from;
  return (ssize_t)size;
}

/* What the runner says when it gives up is part of what was understood. */
void die(const char *format, ...) {
  char text[256];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  mix(text, strlen(text));
  longjmp(dead, 1);
}

static void obey(const struct request *request) {
  int complete = 0;
  const char *fault = NULL;
  switch (request->type) {
    case REQUEST_PREPARE: mix(request->as.prepare.source.data, request->as.prepare.source.size); break;
    case REQUEST_CASES: cases_begin(request->as.cases.count, request->as.cases.total_bytes); break;
    case REQUEST_CASE: fault = cases_add(request->as.one_case.index, request->as.one_case.input, &complete); break;
    case REQUEST_RUN:
      for (uint32_t i = 0; i < request->as.run.count; i++) {
        int exists = cases_exist(run_request_index(&request->as.run, i));
        mix(&exists, sizeof exists);
      }
      break;
    case REQUEST_RESET:
      cases_clear();
      channel_shrink();
      break;
    default: break;
  }
  if (fault) die("%s", fault);
}

static void serve(void) {
  for (;;) {
    struct span frame;
    struct request request;
    while (channel_next(&frame) == CHANNEL_FRAME) {
      mix(frame.data, frame.size);
      const char *fault = request_parse(frame, &request);
      if (fault) die("%s", fault);
      obey(&request);
    }
    if (channel_receive() == CHANNEL_CLOSED) return;
  }
}

static uint64_t understand(const uint8_t *data, size_t size, uint32_t cut_seed) {
  input = data;
  input_left = size;
  cut = cut_seed;
  digest = 14695981039346656037ull;
  if (setjmp(dead) == 0) serve();
  buffer_free(&received);
  consumed = 0;
  cases_clear();
  return digest;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size < 1) return 0;
  uint64_t whole = understand(data + 1, size - 1, 0);
  if (understand(data + 1, size - 1, 1 + (uint32_t)data[0]) != whole) abort();
  return 0;
}
