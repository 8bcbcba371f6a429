#include "trace.h"

#include "clock.h"

static void store(struct trace *t, struct trace_point p) { t->points[t->count++] = p; }

/* Puts the lowest and the highest of a group down in the order of time. */
static size_t put_pair(struct trace_point *out, struct trace_point low, struct trace_point high) {
  int low_first = low.at_ns <= high.at_ns;
  out[0] = low_first ? low : high;
  if (low.at_ns == high.at_ns) return 1;
  out[1] = low_first ? high : low;
  return 2;
}

static size_t reduce(const struct trace_point *in, size_t count, struct trace_point *out) {
  struct trace_point low = in[0], high = in[0];
  for (size_t i = 1; i < count; i++) {
    if (in[i].bytes < low.bytes) low = in[i];
    if (in[i].bytes > high.bytes) high = in[i];
  }
  return put_pair(out, low, high);
}

/* Halves what is stored; the first point stays as it is. */
static void thin_out(struct trace *t) {
  size_t kept = 1;
  for (size_t i = 1; i < t->count; i += 4) {
    size_t group = t->count - i < 4 ? t->count - i : 4;
    struct trace_point pair[2];
    size_t n = reduce(t->points + i, group, pair);
    for (size_t k = 0; k < n; k++) t->points[kept++] = pair[k];
  }
  t->count = kept;
  t->stride *= 2;
}

static void flush_group(struct trace *t) {
  if (t->in_group == 0) return;
  struct trace_point pair[2];
  size_t n = put_pair(pair, t->low, t->high);
  for (size_t k = 0; k < n; k++) store(t, pair[k]);
  t->in_group = 0;
}

static void keep_point(struct trace *t, struct trace_point p) {
  if (t->in_group == 0 || p.bytes < t->low.bytes) t->low = p;
  if (t->in_group == 0 || p.bytes > t->high.bytes) t->high = p;
  t->in_group++;
  if (t->in_group < t->stride) return;
  if (t->count + 4 > TRACE_CAPACITY) thin_out(t);
  flush_group(t);
}

void trace_begin(struct trace *t, uint64_t now, uint64_t bytes) {
  t->start_ns = t->last_ns = now;
  t->last_bytes = t->peak_bytes = bytes;
  t->max_gap_ns = 0;
  t->sample_count = 1;
  t->integral = t->gap_error = 0;
  t->count = 0;
  t->stride = 1;
  t->in_group = 0;
  struct trace_point first = {now, bytes};
  store(t, first);
}

static void account(struct trace *t, uint64_t now, uint64_t bytes) {
  uint64_t gap = now - t->last_ns;
  double seconds = (double)gap / (double)NS_PER_SECOND;
  double a = (double)t->last_bytes, b = (double)bytes;
  t->integral += seconds * (a + b) / 2;
  t->gap_error += seconds * (a > b ? a - b : b - a) / 2;
  if (gap > t->max_gap_ns) t->max_gap_ns = gap;
  if (bytes > t->peak_bytes) t->peak_bytes = bytes;
  t->last_ns = now;
  t->last_bytes = bytes;
}

void trace_add(struct trace *t, uint64_t now, uint64_t bytes) {
  if (now <= t->last_ns) return;
  account(t, now, bytes);
  t->sample_count++;
  struct trace_point p = {now, bytes};
  keep_point(t, p);
}

void trace_end(struct trace *t, uint64_t now) {
  uint64_t bytes = t->last_bytes;
  if (t->count + 4 > TRACE_CAPACITY) thin_out(t);
  flush_group(t);
  if (now <= t->last_ns) return;
  account(t, now, bytes);
  t->sample_count++;
  struct trace_point p = {now, bytes};
  store(t, p);
}

double trace_error(const struct trace *t, uint64_t true_peak_bytes) {
  double unseen = true_peak_bytes > t->peak_bytes ? (double)(true_peak_bytes - t->peak_bytes) : 0;
  return t->gap_error + unseen * (double)t->max_gap_ns / (double)NS_PER_SECOND;
}

uint32_t trace_sample(const struct trace *t, struct trace_point *out, uint32_t max) {
  uint32_t written = 0;
  if (t->count <= max) {
    for (size_t i = 0; i < t->count; i++) out[written++] = t->points[i];
  } else {
    size_t inner = t->count - 2, groups = (max - 2) / 2;
    out[written++] = t->points[0];
    for (size_t g = 0; g < groups; g++) {
      size_t from = 1 + inner * g / groups, to = 1 + inner * (g + 1) / groups;
      written += (uint32_t)reduce(t->points + from, to - from, out + written);
    }
    out[written++] = t->points[t->count - 1];
  }
  for (uint32_t i = 0; i < written; i++) out[i].at_ns -= t->start_ns;
  return written;
}
