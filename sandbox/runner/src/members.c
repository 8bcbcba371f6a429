#include "members.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "clock.h"
#include "kernel.h"
#include "tree.h"

#define MAX_MEMBERS 4096
/* How long a child with nearly the same figures as its parent is taken for one that shares its memory. */
#define SHARED_GRACE_NS (20 * NS_PER_MS)
#define SHARED_TOLERANCE_PAGES 64

struct figures {
  uint64_t size, resident, shared, data; /* pages */
};

struct member {
  pid_t pid, parent;
  int fd;
  uint64_t seen_ns;
  struct figures figures;
};

static struct member members[MAX_MEMBERS];
static int member_count, last_pid, must_scan;
static uint64_t page_bytes;

static int is_known(pid_t pid) {
  for (int i = 0; i < member_count; i++)
    if (members[i].pid == pid) return 1;
  return 0;
}

static int add_member(pid_t pid, pid_t parent, void *now) {
  if (member_count == MAX_MEMBERS || is_known(pid)) return 0;
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/statm", pid);
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return 0;
  struct member m = {.pid = pid, .parent = parent, .fd = fd, .seen_ns = *(const uint64_t *)now};
  members[member_count++] = m;
  return 0;
}

static int read_figures(int fd, struct figures *f) {
  char text[160];
  ssize_t n = pread(fd, text, sizeof text - 1, 0);
  if (n <= 0) return -1;
  text[n] = 0;
  char *at = text;
  f->size = strtoull(at, &at, 10);
  f->resident = strtoull(at, &at, 10);
  f->shared = strtoull(at, &at, 10);
  (void)strtoull(at, &at, 10);
  (void)strtoull(at, &at, 10);
  f->data = strtoull(at, &at, 10);
  return 0;
}

static const struct member *find(pid_t pid) {
  for (int i = 0; i < member_count; i++)
    if (members[i].pid == pid) return &members[i];
  return NULL;
}

/* True while a process waits for its vfork child to start another program ("D": not to be interrupted). */
static int is_waiting_for_vfork(pid_t pid) {
  char path[64], text[256];
  snprintf(path, sizeof path, "/proc/%d/stat", pid);
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return 0;
  ssize_t n = read(fd, text, sizeof text - 1);
  close(fd);
  text[n > 0 ? n : 0] = 0;
  const char *end = strrchr(text, ')');
  return end && strncmp(end, ") D", 3) == 0;
}

static uint64_t difference(uint64_t a, uint64_t b) { return a > b ? a - b : b - a; }

/*
 * Between vfork and exec, parent and child are one memory, and adding both would double it. No unprivileged
 * call tells; but then both have the same size and the parent waits. It may go on between our two readings:
 * so a child that agrees but for a few pages, which a real copy does not, gets the benefit for a moment.
 */
static int shares_parent_memory(const struct member *m, uint64_t now) {
  const struct member *parent = find(m->parent);
  if (!parent || parent->figures.size != m->figures.size || parent->figures.data != m->figures.data) return 0;
  int nearly = difference(parent->figures.resident, m->figures.resident) <= SHARED_TOLERANCE_PAGES;
  return (nearly && now - m->seen_ns <= SHARED_GRACE_NS) || is_waiting_for_vfork(m->parent);
}

static void read_all(void) {
  for (int i = 0; i < member_count;) {
    if (read_figures(members[i].fd, &members[i].figures) == 0) {
      i++;
      continue;
    }
    close(members[i].fd);
    members[i] = members[--member_count];
    /* Its pid may have been given out again before we noticed. */
    must_scan = 1;
  }
}

uint64_t members_resident_bytes(uint64_t now) {
  int last = kernel_last_pid();
  if (last != last_pid || must_scan) {
    last_pid = last;
    must_scan = 0;
    tree_visit(add_member, &now);
  }
  read_all();
  uint64_t pages = 0;
  for (int i = 0; i < member_count; i++)
    if (!shares_parent_memory(&members[i], now)) pages += members[i].figures.resident;
  return pages * page_bytes;
}

void members_begin(pid_t root) {
  uint64_t now = now_ns();
  page_bytes = (uint64_t)sysconf(_SC_PAGESIZE);
  must_scan = 0;
  last_pid = kernel_last_pid();
  add_member(root, 1, &now);
}

void members_end(void) {
  for (int i = 0; i < member_count; i++) close(members[i].fd);
  member_count = 0;
}
