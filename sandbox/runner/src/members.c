#include "members.h"

#include <dirent.h>
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
  int is_over; /* no thread of it has memory any more; holds until a new pid is given out */
  unsigned excused_in; /* the last reading in which a child was taken to share its memory */
  int counts;          /* in the last reading: its memory is its own */
  uint64_t seen_ns;
  struct figures figures;
};

static struct member members[MAX_MEMBERS];
static int member_count, last_pid, must_scan;
static unsigned reading;
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

static struct member *find(pid_t pid) {
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
 * call tells; but then their figures agree and the parent waits. It may go on between our two readings: so a
 * child that agrees gets the benefit for a moment. A parent waits for one child at a time: a second one that
 * agrees is a copy with pages of its own.
 */
static int shares_parent_memory(const struct member *m, uint64_t now) {
  struct member *parent = find(m->parent);
  if (!parent || parent->excused_in == reading) return 0;
  if (parent->figures.size != m->figures.size || parent->figures.data != m->figures.data) return 0;
  if (difference(parent->figures.resident, m->figures.resident) > SHARED_TOLERANCE_PAGES) return 0;
  if (now - m->seen_ns > SHARED_GRACE_NS && !is_waiting_for_vfork(m->parent)) return 0;
  parent->excused_in = reading;
  return 1;
}

/* The memory of a process as one of its threads shows it. Returns an open descriptor, or -1 when none has any. */
static int open_thread(pid_t pid, struct figures *f) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/task", pid);
  DIR *directory = opendir(path);
  if (!directory) return -1;
  int found = -1;
  const struct dirent *entry;
  while (found < 0 && (entry = readdir(directory))) {
    snprintf(path, sizeof path, "%.20s/statm", entry->d_name);
    int fd = entry->d_name[0] == '.' ? -1 : openat(dirfd(directory), path, O_RDONLY | O_CLOEXEC);
    if (fd >= 0 && read_figures(fd, f) == 0 && f->size > 0) found = fd;
    else if (fd >= 0) close(fd);
  }
  closedir(directory);
  return found;
}

/*
 * Reads a member; -1 when it is gone. A process whose first thread has left reads as nothing, though its other
 * threads hold all of its memory. So does one that is over; it stays so, since only a thread with memory starts
 * another.
 */
static int read_member(struct member *m) {
  int gone = read_figures(m->fd, &m->figures) != 0;
  if (!gone && (m->figures.size > 0 || m->is_over)) return 0;
  int fd = open_thread(m->pid, &m->figures);
  m->is_over = fd < 0;
  if (fd < 0) return gone ? -1 : 0;
  close(m->fd);
  m->fd = fd;
  return 0;
}

static void read_all(void) {
  for (int i = 0; i < member_count;) {
    if (read_member(&members[i]) == 0) {
      i++;
      continue;
    }
    close(members[i].fd);
    members[i] = members[--member_count];
    /* Its pid may have been given out again before we noticed. */
    must_scan = 1;
  }
}

static void scan(uint64_t now) {
  for (int i = 0; i < member_count; i++) members[i].is_over = 0;
  must_scan = 0;
  tree_visit(add_member, &now);
}

uint64_t members_resident_bytes(uint64_t now) {
  int last = kernel_last_pid();
  if (last != last_pid || must_scan) {
    last_pid = last;
    scan(now);
  }
  reading++;
  read_all();
  uint64_t pages = 0;
  for (int i = 0; i < member_count; i++) {
    members[i].counts = !shares_parent_memory(&members[i], now);
    if (members[i].counts) pages += members[i].figures.resident;
  }
  return pages * page_bytes;
}

static uint64_t mapped_file_bytes(pid_t pid) {
  char path[64], text[4096];
  snprintf(path, sizeof path, "/proc/%d/status", pid);
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return 0;
  ssize_t n = read(fd, text, sizeof text - 1);
  close(fd);
  text[n > 0 ? n : 0] = 0;
  const char *line = strstr(text, "\nRssShmem:");
  return line ? strtoull(line + strlen("\nRssShmem:"), NULL, 10) * 1024 : 0;
}

/*
 * Anonymous memory cannot be shared here (the filter refuses it), so the shared memory that a process shows are
 * pages of files on the temporary file systems.
 */
uint64_t members_mapped_file_bytes(void) {
  uint64_t bytes = 0;
  for (int i = 0; i < member_count; i++)
    if (members[i].counts) bytes += mapped_file_bytes(members[i].pid);
  return bytes;
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
