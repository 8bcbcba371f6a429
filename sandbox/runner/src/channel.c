#include "channel.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "fault.h"
#include "protocol.h"

#define READ_CHUNK 65536

static struct buffer received;
static size_t consumed;

static uint32_t length_at(const uint8_t *p) {
  return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

/* Moves the unread rest to the front, so that the buffer never holds more than one frame and a chunk. */
static void compact(void) {
  if (consumed == 0) return;
  memmove(received.data, received.data + consumed, received.size - consumed);
  received.size -= consumed;
  consumed = 0;
}

enum channel_state channel_receive(void) {
  compact();
  buffer_reserve(&received, READ_CHUNK);
  ssize_t n;
  do n = read(STDIN_FILENO, received.data + received.size, received.capacity - received.size);
  while (n < 0 && errno == EINTR);
  if (n <= 0) return CHANNEL_CLOSED;
  received.size += (size_t)n;
  return CHANNEL_PENDING;
}

enum channel_state channel_next(struct span *frame) {
  size_t available = received.size - consumed;
  if (available < 4) return CHANNEL_PENDING;
  uint32_t length = length_at(received.data + consumed);
  if (length == 0 || length > MAX_FRAME_BYTES) die("protocol: a frame of %u bytes", length);
  if (available - 4 < length) return CHANNEL_PENDING;
  frame->data = received.data + consumed + 4;
  frame->size = length;
  consumed += 4 + (size_t)length;
  return CHANNEL_FRAME;
}

void channel_shrink(void) {
  if (received.size == consumed) {
    buffer_free(&received);
    consumed = 0;
  }
}

static int write_all(const uint8_t *data, size_t size) {
  while (size > 0) {
    ssize_t n = write(STDOUT_FILENO, data, size);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return -1;
    data += n;
    size -= (size_t)n;
  }
  return 0;
}

void channel_begin(struct buffer *b, uint8_t type) {
  b->size = 0;
  buffer_u32(b, 0);
  buffer_u8(b, type);
}

void channel_send(struct buffer *b) {
  uint32_t length = (uint32_t)(b->size - 4);
  for (size_t i = 0; i < 4; i++) b->data[i] = (uint8_t)(length >> (8 * i));
  /* The host is gone: without it there is nothing left to do, and the container ends with its first process. */
  if (write_all(b->data, b->size) != 0) _exit(0);
  b->size = 0;
}

void channel_send_fault(const char *text) {
  uint8_t head[9];
  uint32_t size = (uint32_t)strlen(text);
  uint32_t length = size + 5;
  for (size_t i = 0; i < 4; i++) head[i] = (uint8_t)(length >> (8 * i));
  head[4] = REPLY_FAULT;
  for (size_t i = 0; i < 4; i++) head[5 + i] = (uint8_t)(size >> (8 * i));
  if (write_all(head, sizeof head) == 0) (void)write_all((const uint8_t *)text, size);
}
