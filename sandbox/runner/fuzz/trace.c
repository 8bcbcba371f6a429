/* Fuzz target: any course of memory over time, which a program decides, gives figures that hold together. */
#include <stdlib.h>
#include <string.h>

#include "../src/bytes.h"
#include "../src/fault.h"
#include "../src/trace.h"

#define REQUIRE(condition) \
  do {                     \
    if (!(condition)) abort(); \
  } while (0)

void die(const char *format, ...) {
  (void)format;
  abort();
}

static struct trace trace;
static struct trace_point points[MAX_TRACE_POINTS];

static void check(uint64_t start, uint64_t end, uint64_t lowest, uint64_t highest, uint32_t max) {
  double seconds = (double)(end - start) / 1e9;
  REQUIRE(trace.peak_bytes == highest);
  REQUIRE(trace.integral >= 0 && trace.integral <= (double)highest * seconds * (1 + 1e-9) + 1e-9);
  REQUIRE(trace_error(&trace, highest) >= 0);
  uint32_t n = trace_sample(&trace, points, max);
  REQUIRE(n >= 1 && n <= max);
  uint64_t seen_lowest = UINT64_MAX, seen_highest = 0;
  for (uint32_t i = 0; i < n; i++) {
    REQUIRE(points[i].at_ns <= end - start && (i == 0 || points[i].at_ns >= points[i - 1].at_ns));
    if (points[i].bytes < seen_lowest) seen_lowest = points[i].bytes;
    if (points[i].bytes > seen_highest) seen_highest = points[i].bytes;
  }
  REQUIRE(seen_lowest == lowest && seen_highest == highest);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Per sample: u8 how often it is repeated (squared), u16 step in µs, u32 pages. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct cursor c = {data, size, 0, 0};
  uint32_t max = 4 + cursor_u16(&c) % (MAX_TRACE_POINTS - 3);
  uint64_t start = cursor_u32(&c), now = start, bytes = (uint64_t)cursor_u32(&c) * 4096;
  uint64_t lowest = bytes, highest = bytes;
  trace_begin(&trace, now, bytes);
  for (int budget = 70000; c.at + 7 <= c.size && budget > 0;) {
    uint32_t times = cursor_u8(&c);
    uint64_t step = 1 + (uint64_t)cursor_u16(&c) * 1000;
    uint64_t base = cursor_u32(&c);
    for (uint32_t i = 0; i <= times * times && budget > 0; i++, budget--) {
      bytes = (base ^ i) * 4096;
      now += step;
      if (bytes < lowest) lowest = bytes;
      if (bytes > highest) highest = bytes;
      trace_add(&trace, now, bytes);
    }
  }
  now += 1000;
  trace_end(&trace, now);
  check(start, now, lowest, highest, max);
  return 0;
}
