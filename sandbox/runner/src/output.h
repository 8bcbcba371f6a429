/* One output stream of a job: a pipe that is drained into a bounded buffer. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include <stdint.h>

#include "bytes.h"

enum output_kind { OUTPUT_KEEP_ALL, OUTPUT_KEEP_HEAD, OUTPUT_KEEP_TAIL };

struct output {
  int fd; /* -1 after its end */
  enum output_kind kind;
  uint64_t limit, total;
  struct buffer *kept;
};

/* Makes the pipe. Returns the end for the job to write to; the caller closes it. */
int output_open(struct output *o, struct buffer *kept, uint64_t limit, enum output_kind kind);
/* Reads what is there without waiting. Bytes beyond the limit are counted and dropped. */
void output_drain(struct output *o);
int output_exceeded(const struct output *o);
void output_close(struct output *o);

#endif
