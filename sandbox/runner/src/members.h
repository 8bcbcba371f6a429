/* The processes of a tree and their resident memory, read through open descriptors. */
#ifndef MEMBERS_H
#define MEMBERS_H

#include <stdint.h>
#include <sys/types.h>

/* Watches this root and what it will start. */
void members_begin(pid_t root);
/* Resident bytes of all processes of the tree; finds new ones on the way. */
uint64_t members_resident_bytes(uint64_t now);
/* Of these, the pages of files on the temporary file systems. Slower: to be asked when there are such files. */
uint64_t members_mapped_file_bytes(void);
void members_end(void);

#endif
