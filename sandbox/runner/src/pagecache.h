/* Keeps the files that an interpreter maps in the page cache, whole. */
#ifndef PAGECACHE_H
#define PAGECACHE_H

/*
 * A touch of a mapped file brings in the neighbouring pages that are in the page cache. So what a program is said to
 * hold would depend on what the host has read before, or has given up since: kernels may page out what was cold for
 * some seconds (seen: one to twenty pages of a program's peak).
 */

/* Takes note of files, a path a line, as far as they can be read from `list` without waiting. */
void pagecache_watch(int list);

/* Brings back what the host gave up of these files. About a millisecond when it gave up nothing. */
void pagecache_refresh(void);

#endif
