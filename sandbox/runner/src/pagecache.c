#include "pagecache.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* An interpreter maps some dozens of files; of one that maps more the first ones are watched. */
#define MAX_WATCHED 256
#define MAX_LIST_BYTES (32u * 1024)

struct watched {
  dev_t device;
  ino_t inode;
  int fd;
};

static struct watched watched[MAX_WATCHED];
static size_t watched_count;

static int is_watched(const struct stat *s) {
  for (size_t i = 0; i < watched_count; i++)
    if (watched[i].device == s->st_dev && watched[i].inode == s->st_ino) return 1;
  return 0;
}

static void watch_file(const char *path) {
  struct stat s;
  int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (fd < 0) return; /* a file of the container's set-up that was removed meanwhile */
  if (fstat(fd, &s) == 0 && S_ISREG(s.st_mode) && !is_watched(&s))
    watched[watched_count++] = (struct watched){s.st_dev, s.st_ino, fd};
  else
    close(fd);
}

void pagecache_watch(int list) {
  static char text[MAX_LIST_BYTES + 1];
  struct pollfd p = {list, POLLIN, 0};
  size_t size = 0;
  while (size < MAX_LIST_BYTES && poll(&p, 1, 0) > 0 && (p.revents & POLLIN)) {
    ssize_t n = read(list, text + size, MAX_LIST_BYTES - size);
    if (n <= 0) break;
    size += (size_t)n;
  }
  text[size] = 0;
  char *rest = text;
  for (char *path = strtok_r(text, "\n", &rest); path && watched_count < MAX_WATCHED; path = strtok_r(NULL, "\n", &rest))
    watch_file(path);
  pagecache_refresh();
}

/* Reading a file through also clears its marks of read-ahead, at which the kernel brings in no neighbours. */
static void read_through(int fd) {
  static char block[1 << 16];
  off_t at = 0;
  for (;;) {
    ssize_t n = pread(fd, block, sizeof block, at);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return;
    at += n;
  }
}

void pagecache_refresh(void) {
  for (size_t i = 0; i < watched_count; i++) read_through(watched[i].fd);
}
