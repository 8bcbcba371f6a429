/* Memory over time, taken sample by sample: integral, its error bound, and a trace of bounded size. */
#ifndef TRACE_H
#define TRACE_H

#include <stddef.h>
#include <stdint.h>

#include "message.h"

#define TRACE_CAPACITY 32768u

struct trace {
  uint64_t start_ns;
  uint64_t last_ns;
  uint64_t last_bytes;
  uint64_t peak_bytes;
  uint64_t max_gap_ns;
  uint32_t sample_count;
  double integral;   /* bytes x seconds, trapezoid */
  double gap_error;  /* bytes x seconds: half of what lies between each two samples' rectangles */
  /* Stored points. When full, each four become their lowest and highest, and later ones come in pairs. */
  size_t count;
  uint32_t stride;
  uint32_t in_group;
  struct trace_point low, high;
  struct trace_point points[TRACE_CAPACITY];
};

void trace_begin(struct trace *t, uint64_t now, uint64_t bytes);
void trace_add(struct trace *t, uint64_t now, uint64_t bytes);
/* Adds the last point: what was held last is taken to be held until the end. */
void trace_end(struct trace *t, uint64_t now);
/* Bound on the error of the integral, given a peak that the kernel saw between the samples, if higher. */
double trace_error(const struct trace *t, uint64_t true_peak_bytes);
/* At most `max` points (at least 4) with minima and maxima kept, times since the start. Returns their number. */
uint32_t trace_sample(const struct trace *t, struct trace_point *out, uint32_t max);

#endif
