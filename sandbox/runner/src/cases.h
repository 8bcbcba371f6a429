/* The stdin of every case, held as sealed memory files, so that a run needs no copy. */
#ifndef CASES_H
#define CASES_H

#include <stdint.h>

#include "bytes.h"

/* Drops what is there and makes room for `count` cases of `total_bytes` together. */
void cases_begin(uint32_t count, uint64_t total_bytes);
/* Takes the next case. Returns NULL or what is wrong. Sets *complete when it was the last one. */
const char *cases_add(uint32_t index, struct span input, int *complete);
int cases_exist(uint32_t index);
/* A fresh read-only descriptor at offset 0. */
int cases_open(uint32_t index);
void cases_clear(void);

/* A sealed, read-only memory file of this content; fresh descriptors come from memory_file_reopen. */
int memory_file(struct span content);
int memory_file_reopen(int fd);

#endif
