/* Bounded reading of received bytes and growing buffers for bytes to send. */
#ifndef BYTES_H
#define BYTES_H

#include <stddef.h>
#include <stdint.h>

/* A view into memory owned by someone else. */
struct span {
  const uint8_t *data;
  size_t size;
};

/* Reads integers from a span; after the first read past the end `failed` stays set and all reads give 0. */
struct cursor {
  const uint8_t *data;
  size_t size;
  size_t at;
  int failed;
};

uint8_t cursor_u8(struct cursor *c);
uint16_t cursor_u16(struct cursor *c);
uint32_t cursor_u32(struct cursor *c);
uint64_t cursor_u64(struct cursor *c);
/* u32 length, then that many bytes; longer than `max` fails. */
struct span cursor_span(struct cursor *c, size_t max);
/* Exactly `size` bytes. */
struct span cursor_raw(struct cursor *c, size_t size);
/* True when everything was read, no more and no less. */
int cursor_finished(const struct cursor *c);

/* A growing buffer. Out of memory ends the runner: it cannot work without. */
struct buffer {
  uint8_t *data;
  size_t size;
  size_t capacity;
};

void buffer_reserve(struct buffer *b, size_t extra);
void buffer_raw(struct buffer *b, const void *data, size_t size);
void buffer_u8(struct buffer *b, uint8_t value);
void buffer_u16(struct buffer *b, uint16_t value);
void buffer_u32(struct buffer *b, uint32_t value);
void buffer_u64(struct buffer *b, uint64_t value);
void buffer_f64(struct buffer *b, double value);
/* u32 length, then the bytes. */
void buffer_span(struct buffer *b, struct span s);
void buffer_text(struct buffer *b, const char *text);
void buffer_free(struct buffer *b);

#endif
