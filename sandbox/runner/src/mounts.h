/* The writable mounts of the submission: how much they hold, and emptying them. */
#ifndef MOUNTS_H
#define MOUNTS_H

#include <stdint.h>

void mounts_open(void);
/* Bytes held by files in all writable mounts together. */
uint64_t mounts_used_bytes(void);
/* Removes all they hold. Returns 0, or -1 when something would not go. Only while no submission runs. */
int mounts_wipe(void);
/* Removes source and artefact. */
int mounts_wipe_program(void);

#endif
