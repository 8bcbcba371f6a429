#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fault.h"
#include "protocol.h"

#define PIPE_BYTES (1024 * 1024)
#define CHUNK 65536

int output_open(struct output *o, struct buffer *kept, uint64_t limit, enum output_kind kind) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) die("pipe failed: %s", strerror(errno));
  fcntl(ends[0], F_SETFL, O_NONBLOCK);
  /* A large pipe lets most programs write without waiting for us; a small one still works. */
  fcntl(ends[1], F_SETPIPE_SZ, PIPE_BYTES);
  /* So that a program may open /dev/stdout anew. */
  fchmod(ends[1], 0222);
  o->fd = ends[0];
  o->kind = kind;
  o->limit = limit;
  o->total = 0;
  o->kept = kept;
  return ends[1];
}

static void keep(struct output *o, const uint8_t *data, size_t size) {
  if (o->kind != OUTPUT_KEEP_TAIL) {
    uint64_t most = o->kind == OUTPUT_KEEP_ALL ? o->limit : STDERR_TAIL_BYTES;
    uint64_t room = most > o->kept->size ? most - o->kept->size : 0;
    buffer_raw(o->kept, data, size < room ? size : (size_t)room);
    return;
  }
  buffer_raw(o->kept, data, size);
  if (o->kept->size > STDERR_TAIL_BYTES) {
    size_t excess = o->kept->size - STDERR_TAIL_BYTES;
    memmove(o->kept->data, o->kept->data + excess, STDERR_TAIL_BYTES);
    o->kept->size = STDERR_TAIL_BYTES;
  }
}

void output_drain(struct output *o) {
  static uint8_t chunk[CHUNK];
  while (o->fd >= 0 && !output_exceeded(o)) {
    ssize_t n = read(o->fd, chunk, sizeof chunk);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0 && errno == EAGAIN) return;
    if (n <= 0) {
      output_close(o);
      return;
    }
    o->total += (uint64_t)n;
    keep(o, chunk, (size_t)n);
  }
}

int output_exceeded(const struct output *o) { return o->total > o->limit; }

void output_close(struct output *o) {
  if (o->fd >= 0) close(o->fd);
  o->fd = -1;
}
