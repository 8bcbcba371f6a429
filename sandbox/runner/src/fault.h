/* The runner has no way to go on: it says why on the protocol stream and ends; the host replaces the container. */
#ifndef FAULT_H
#define FAULT_H

void die(const char *format, ...) __attribute__((noreturn, format(printf, 1, 2)));

#endif
