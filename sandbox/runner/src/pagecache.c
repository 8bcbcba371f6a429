#include "pagecache.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fault.h"

/* A runtime maps some dozens of files; one that maps more has its first ones pinned. */
#define MAX_PINNED 512

struct pinned {
  dev_t device;
  ino_t inode;
};

static struct pinned pinned[MAX_PINNED];
static size_t pinned_count;

static int is_pinned(const struct stat *s) {
  for (size_t i = 0; i < pinned_count; i++)
    if (pinned[i].device == s->st_dev && pinned[i].inode == s->st_ino) return 1;
  return 0;
}

/* Reading it through clears the marks of read-ahead, at which the kernel does not bring in neighbours. */
static void read_through(int fd) {
  static char block[1 << 16];
  ssize_t n;
  do n = read(fd, block, sizeof block);
  while (n > 0 || (n < 0 && errno == EINTR));
}

static void pin_file(const char *path) {
  int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (fd < 0) return; /* a file of the container's set-up that was removed meanwhile */
  struct stat s;
  if (fstat(fd, &s) == 0 && S_ISREG(s.st_mode) && s.st_size > 0 && !is_pinned(&s)) {
    read_through(fd);
    void *held = mmap(NULL, (size_t)s.st_size, PROT_READ, MAP_SHARED | MAP_LOCKED | MAP_POPULATE, fd, 0);
    if (held == MAP_FAILED) die("cannot hold %s in memory: %s", path, strerror(errno));
    pinned[pinned_count++] = (struct pinned){s.st_dev, s.st_ino};
  }
  close(fd);
}

void pagecache_pin(pid_t pid) {
  char name[64], line[4096 + 128];
  snprintf(name, sizeof name, "/proc/%d/maps", (int)pid);
  FILE *maps = fopen(name, "re");
  if (!maps) die("cannot read %s: %s", name, strerror(errno));
  while (pinned_count < MAX_PINNED && fgets(line, sizeof line, maps)) {
    char *path = strchr(line, '/');
    if (!path) continue;
    path[strcspn(path, "\n")] = 0;
    pin_file(path);
  }
  fclose(maps);
}
