/* Keeps the files that a process maps in memory, whole, for as long as the runner lives. */
#ifndef PAGECACHE_H
#define PAGECACHE_H

#include <sys/types.h>

/*
 * Pins every file that `pid` maps now. A touch of a mapped file brings in the neighbouring pages that are in the
 * page cache, so what a program is said to hold would depend on what the host has read or given up before it.
 */
void pagecache_pin(pid_t pid);

#endif
