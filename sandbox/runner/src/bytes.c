#include "bytes.h"

#include <stdlib.h>
#include <string.h>

#include "fault.h"

static uint64_t take(struct cursor *c, size_t width) {
  if (c->failed || c->size - c->at < width) {
    c->failed = 1;
    return 0;
  }
  uint64_t value = 0;
  for (size_t i = 0; i < width; i++) value |= (uint64_t)c->data[c->at + i] << (8 * i);
  c->at += width;
  return value;
}

uint8_t cursor_u8(struct cursor *c) { return (uint8_t)take(c, 1); }
uint16_t cursor_u16(struct cursor *c) { return (uint16_t)take(c, 2); }
uint32_t cursor_u32(struct cursor *c) { return (uint32_t)take(c, 4); }
uint64_t cursor_u64(struct cursor *c) { return take(c, 8); }

struct span cursor_raw(struct cursor *c, size_t size) {
  struct span none = {NULL, 0};
  if (c->failed || c->size - c->at < size) {
    c->failed = 1;
    return none;
  }
  struct span s = {c->data + c->at, size};
  c->at += size;
  return s;
}

struct span cursor_span(struct cursor *c, size_t max) {
  uint32_t size = cursor_u32(c);
  if (size > max) c->failed = 1;
  return cursor_raw(c, size);
}

int cursor_finished(const struct cursor *c) { return !c->failed && c->at == c->size; }

void buffer_reserve(struct buffer *b, size_t extra) {
  if (b->capacity - b->size >= extra) return;
  size_t capacity = b->capacity ? b->capacity : 4096;
  while (capacity - b->size < extra) capacity *= 2;
  uint8_t *data = realloc(b->data, capacity);
  if (!data) die("out of memory: a buffer of %zu bytes", capacity);
  b->data = data;
  b->capacity = capacity;
}

void buffer_raw(struct buffer *b, const void *data, size_t size) {
  if (size == 0) return;
  buffer_reserve(b, size);
  memcpy(b->data + b->size, data, size);
  b->size += size;
}

static void put(struct buffer *b, uint64_t value, size_t width) {
  uint8_t bytes[8];
  for (size_t i = 0; i < width; i++) bytes[i] = (uint8_t)(value >> (8 * i));
  buffer_raw(b, bytes, width);
}

void buffer_u8(struct buffer *b, uint8_t value) { put(b, value, 1); }
void buffer_u16(struct buffer *b, uint16_t value) { put(b, value, 2); }
void buffer_u32(struct buffer *b, uint32_t value) { put(b, value, 4); }
void buffer_u64(struct buffer *b, uint64_t value) { put(b, value, 8); }

void buffer_f64(struct buffer *b, double value) {
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  put(b, bits, 8);
}

void buffer_span(struct buffer *b, struct span s) {
  buffer_u32(b, (uint32_t)s.size);
  buffer_raw(b, s.data, s.size);
}

void buffer_text(struct buffer *b, const char *text) {
  struct span s = {(const uint8_t *)text, strlen(text)};
  buffer_span(b, s);
}

void buffer_free(struct buffer *b) {
  free(b->data);
  memset(b, 0, sizeof *b);
}
