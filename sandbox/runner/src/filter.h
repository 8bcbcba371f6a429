#ifndef FILTER_H
#define FILTER_H

/*
 * The system call filter of the zygote and all submissions, tighter than the container's: it takes away what
 * the runner itself needs or what would bend a measurement. Needs no_new_privs. Returns 0 or -1 with errno.
 */
int filter_install(void);

#endif
