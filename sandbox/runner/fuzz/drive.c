/*
 * Runs a fuzz target without a fuzzing engine, so that any compiler will do: every file given, then mutations of
 * them from a fixed seed. It finds what is near the seeds; for the rest there is `make fuzz`.
 * drive ROUNDS FILE...
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_INPUT 4096
#define MAX_FILES 64

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct input {
  uint8_t data[MAX_INPUT];
  size_t size;
};

static struct input inputs[MAX_FILES];
static int input_count;
static uint64_t state = 88172645463325252ull;

/* xorshift64: the same mutations on every host. */
static uint32_t random_below(uint32_t bound) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return (uint32_t)(state >> 32) % bound;
}

static void read_input(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file || input_count == MAX_FILES) {
    fprintf(stderr, "drive: cannot take %s\n", path);
    exit(2);
  }
  struct input *in = &inputs[input_count++];
  in->size = fread(in->data, 1, MAX_INPUT, file);
  fclose(file);
}

static void change_a_byte(struct input *in) {
  static const uint8_t telling[] = {0, 1, 0x7f, 0x80, 0xff, '\n'};
  if (in->size == 0) return;
  uint8_t *at = &in->data[random_below((uint32_t)in->size)];
  *at = random_below(2) ? telling[random_below(sizeof telling)] : (uint8_t)random_below(256);
}

static void cut_or_grow(struct input *in) {
  if (random_below(2)) {
    in->size = random_below((uint32_t)in->size + 1);
    return;
  }
  const struct input *other = &inputs[random_below((uint32_t)input_count)];
  size_t n = other->size < MAX_INPUT - in->size ? other->size : MAX_INPUT - in->size;
  memcpy(in->data + in->size, other->data, n);
  in->size += n;
}

static void run(const struct input *in) { (void)LLVMFuzzerTestOneInput(in->data, in->size); }

int main(int argc, char **argv) {
  if (argc < 3) return 2;
  long rounds = strtol(argv[1], NULL, 10);
  for (int i = 2; i < argc; i++) read_input(argv[i]);
  for (int i = 0; i < input_count; i++) run(&inputs[i]);
  for (long i = 0; i < rounds; i++) {
    struct input mutant = inputs[random_below((uint32_t)input_count)];
    for (uint32_t n = 1 + random_below(6); n > 0; n--) {
      if (random_below(4)) change_a_byte(&mutant);
      else cut_or_grow(&mutant);
    }
    run(&mutant);
  }
  printf("%s: %d seeds and %ld mutations, nothing found\n", argv[0], input_count, rounds);
  return 0;
}
