/* Tests of the runner's pure parts. `check DIRECTORY` reads the golden fixtures there; exits 1 on the first fault. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../src/clock.h"
#include "../src/fault.h"
#include "../src/message.h"
#include "../src/sha256.h"
#include "../src/trace.h"

#define REQUIRE(condition)                                                  \
  do {                                                                      \
    if (!(condition)) fail(__FILE__, __LINE__, #condition);                 \
  } while (0)

static void fail(const char *file, int line, const char *what) {
  fprintf(stderr, "%s:%d: not true: %s\n", file, line, what);
  exit(1);
}

void die(const char *format, ...) {
  fail("die", 0, format);
  abort();
}

static struct buffer read_file(const char *directory, const char *name) {
  char path[512];
  uint8_t chunk[4096];
  struct buffer b = {0};
  snprintf(path, sizeof path, "%s/%s", directory, name);
  FILE *file = fopen(path, "rb");
  if (!file) fail(path, 0, "the fixture can be opened");
  size_t n;
  while ((n = fread(chunk, 1, sizeof chunk, file)) > 0) buffer_raw(&b, chunk, n);
  fclose(file);
  return b;
}

/* Parses a fixture, which is one whole frame with its length. Also: no shorter or longer frame is taken. */
static struct buffer parse_fixture(const char *directory, const char *name, struct request *request) {
  struct buffer b = read_file(directory, name);
  REQUIRE(b.size > 4);
  struct span frame = {b.data + 4, b.size - 4};
  struct cursor length = {b.data, 4, 0, 0};
  REQUIRE(cursor_u32(&length) == frame.size);
  for (size_t cut = 0; cut < frame.size; cut++) {
    struct span part = {frame.data, cut};
    REQUIRE(request_parse(part, request) != NULL);
  }
  struct buffer longer = {0};
  buffer_raw(&longer, frame.data, frame.size);
  buffer_u8(&longer, 0);
  struct span extended = {longer.data, longer.size};
  REQUIRE(request_parse(extended, request) != NULL);
  buffer_free(&longer);
  const char *fault = request_parse(frame, request);
  if (fault) fail(name, 0, fault);
  return b;
}

static int equals(struct span s, const char *text) { return s.size == strlen(text) && memcmp(s.data, text, s.size) == 0; }

static void check_requests(const char *directory) {
  struct request r;
  struct buffer b = parse_fixture(directory, "hello.bin", &r);
  REQUIRE(r.type == REQUEST_HELLO);
  buffer_free(&b);

  b = parse_fixture(directory, "prepare.bin", &r);
  REQUIRE(r.type == REQUEST_PREPARE && equals(r.as.prepare.language, "python3"));
  REQUIRE(equals(r.as.prepare.source, "print('h\xc3\xa9')\n"));
  REQUIRE(r.as.prepare.memory_bytes == 1073741824 && r.as.prepare.output_bytes == 16777216);
  REQUIRE(r.as.prepare.compile_wall_ns == 30000000000 && r.as.prepare.compile_memory_bytes == 536870912);
  REQUIRE(r.as.prepare.compile_output_bytes == 33554432);
  buffer_free(&b);

  b = parse_fixture(directory, "cases.bin", &r);
  REQUIRE(r.type == REQUEST_CASES && r.as.cases.count == 3 && r.as.cases.total_bytes == 77);
  buffer_free(&b);

  b = parse_fixture(directory, "case.bin", &r);
  REQUIRE(r.type == REQUEST_CASE && r.as.one_case.index == 2 && equals(r.as.one_case.input, "[1,2]\n3\n"));
  buffer_free(&b);

  b = parse_fixture(directory, "run.bin", &r);
  REQUIRE(r.type == REQUEST_RUN && r.as.run.run_id == 7 && r.as.run.wall_budget_ns == 10000000000);
  REQUIRE(r.as.run.flags == (RUN_SAMPLE | RUN_STOP_ON_FAILURE) && r.as.run.count == 3);
  REQUIRE(run_request_index(&r.as.run, 0) == 0 && run_request_index(&r.as.run, 1) == 2);
  REQUIRE(run_request_index(&r.as.run, 2) == 1);
  buffer_free(&b);

  b = parse_fixture(directory, "reset.bin", &r);
  REQUIRE(r.type == REQUEST_RESET);
  buffer_free(&b);
  b = parse_fixture(directory, "abort.bin", &r);
  REQUIRE(r.type == REQUEST_ABORT);
  buffer_free(&b);
}

static struct span text(const char *s) { return (struct span){(const uint8_t *)s, strlen(s)}; }

static void check_result(const char *directory) {
  const struct trace_point trace[] = {{0, 10485760}, {1500000, 12582912}};
  struct case_result r = {
      .run_id = 7, .case_index = 2, .status = CASE_SIGNALLED, .peak_source = 2, .exit_code = -1, .signal = 9,
      .wall_ns = 1500000, .cpu_ns = 1400000, .peak_bytes = 12582912, .integral_byte_seconds = 17301.504,
      .integral_error_byte_seconds = 0.5, .sample_count = 16, .max_sample_gap_ns = 100250, .voluntary_switches = 3,
      .involuntary_switches = 1, .steal_ns = 10000000, .detail = text(""), .stderr_tail = text("oh no\n"),
      .stdout_bytes = text("42\n"), .trace_count = 2, .trace = trace,
  };
  sha256(r.stdout_bytes.data, r.stdout_bytes.size, r.stdout_hash);
  struct buffer frame = {0};
  buffer_u32(&frame, 0);
  buffer_u8(&frame, REPLY_RESULT);
  result_encode(&frame, &r);
  for (size_t i = 0; i < 4; i++) frame.data[i] = (uint8_t)((frame.size - 4) >> (8 * i));
  struct buffer golden = read_file(directory, "result.bin");
  REQUIRE(frame.size == golden.size && memcmp(frame.data, golden.data, frame.size) == 0);
  buffer_free(&frame);
  buffer_free(&golden);
}

static void check_sha256(void) {
  static const uint8_t abc[32] = {0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea, 0x41, 0x41, 0x40,
                                  0xde, 0x5d, 0xae, 0x22, 0x23, 0xb0, 0x03, 0x61, 0xa3, 0x96, 0x17,
                                  0x7a, 0x9c, 0xb4, 0x10, 0xff, 0x61, 0xf2, 0x00, 0x15, 0xad};
  static const uint8_t long_head[4] = {0x24, 0x8d, 0x6a, 0x61};
  const char *two_blocks = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
  uint8_t digest[32];
  sha256((const uint8_t *)"abc", 3, digest);
  REQUIRE(memcmp(digest, abc, 32) == 0);
  sha256((const uint8_t *)two_blocks, strlen(two_blocks), digest);
  REQUIRE(memcmp(digest, long_head, 4) == 0);
}

static int near(double a, double b) { return a - b < 1e-6 && b - a < 1e-6; }

static void check_trace(void) {
  static struct trace t;
  static struct trace_point out[500];
  const uint64_t start = 5 * NS_PER_SECOND;
  /* A ramp of 1,000,000 samples from 0 to 999,999 bytes in 100 s, with one spike. */
  trace_begin(&t, start, 0);
  for (uint64_t i = 1; i < 1000000; i++) trace_add(&t, start + i * 100000, i == 123456 ? 9000000 : i);
  trace_end(&t, start + 1000000 * 100000ull);
  uint32_t n = trace_sample(&t, out, 500);
  REQUIRE(n > 200 && n <= 500);
  REQUIRE(out[0].at_ns == 0 && out[0].bytes == 0);
  REQUIRE(out[n - 1].at_ns == 100 * NS_PER_SECOND && out[n - 1].bytes == 999999);
  uint64_t highest = 0;
  for (uint32_t i = 0; i < n; i++) {
    REQUIRE(i == 0 || out[i].at_ns > out[i - 1].at_ns);
    if (out[i].bytes > highest) highest = out[i].bytes;
  }
  REQUIRE(highest == 9000000 && t.peak_bytes == 9000000);
  REQUIRE(t.max_gap_ns == 100000 && t.sample_count == 1000001);
  double ramp = 999999.0 * 99.9999 / 2 + 999999.0 * 0.0001 + (9000000.0 - 123456.0) * 0.0001;
  REQUIRE(t.integral > ramp * 0.999999 && t.integral < ramp * 1.000001);
  REQUIRE(near(trace_error(&t, t.peak_bytes + 1000) - trace_error(&t, 0), 1000 * 0.0001));
  /* The shortest: released and gone between two samples. */
  trace_begin(&t, start, 4096);
  trace_end(&t, start + NS_PER_MS);
  REQUIRE(trace_sample(&t, out, 500) == 2 && near(t.integral, 4.096));
}

int main(int argc, char **argv) {
  if (argc != 2) return 2;
  check_sha256();
  check_trace();
  check_requests(argv[1]);
  check_result(argv[1]);
  puts("runner: all checks passed");
  return 0;
}
