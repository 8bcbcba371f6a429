#include "mounts.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <unistd.h>

#include "config.h"
#include "fault.h"

static const char *const paths[WRITABLE_DIRECTORY_COUNT] = WRITABLE_DIRECTORIES;
static int roots[WRITABLE_DIRECTORY_COUNT];
static uint64_t empty_inodes[WRITABLE_DIRECTORY_COUNT];
static uint64_t empty_bytes[WRITABLE_DIRECTORY_COUNT];

static int open_directory(int at, const char *name) {
  return openat(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

static void usage(int fd, uint64_t *inodes, uint64_t *bytes) {
  struct statfs s;
  if (fstatfs(fd, &s) != 0) die("statfs of a writable mount failed: %s", strerror(errno));
  *inodes = s.f_files - s.f_ffree;
  *bytes = (uint64_t)(s.f_blocks - s.f_bfree) * (uint64_t)s.f_bsize;
}

void mounts_open(void) {
  for (int i = 0; i < WRITABLE_DIRECTORY_COUNT; i++) {
    roots[i] = open_directory(AT_FDCWD, paths[i]);
    if (roots[i] < 0) die("cannot open %s: %s", paths[i], strerror(errno));
    /* Some container runtimes give a mount the mode of the directory below it. */
    if (fchmod(roots[i], 01777) != 0) die("cannot open %s to all: %s", paths[i], strerror(errno));
    usage(roots[i], &empty_inodes[i], &empty_bytes[i]);
  }
}

uint64_t mounts_used_bytes(void) {
  uint64_t bytes = 0;
  for (int i = 0; i < WRITABLE_DIRECTORY_COUNT; i++) {
    uint64_t inodes, used;
    usage(roots[i], &inodes, &used);
    if (used > empty_bytes[i]) bytes += used - empty_bytes[i];
  }
  return bytes;
}

/* The first entry of a directory, or 0 when it is empty. */
static int first_entry(int fd, char name[256]) {
  int copy = open_directory(fd, ".");
  if (copy < 0) return -1;
  DIR *directory = fdopendir(copy);
  if (!directory) {
    close(copy);
    return -1;
  }
  int found = 0;
  const struct dirent *entry;
  while (!found && (entry = readdir(directory))) {
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    memcpy(name, entry->d_name, strlen(entry->d_name) + 1);
    found = 1;
  }
  closedir(directory);
  return found;
}

/* Removes an entry; 1 when it is a directory that must be emptied first, -1 when it will not go. */
static int remove_entry(int fd, const char *name) {
  if (unlinkat(fd, name, 0) == 0) return 0;
  if (errno != EISDIR && errno != EPERM) return -1;
  if (unlinkat(fd, name, AT_REMOVEDIR) == 0) return 0;
  return errno == ENOTEMPTY || errno == EEXIST ? 1 : -1;
}

/*
 * Empties a directory of any depth with one open descriptor: down into the first directory that is not empty,
 * up again when it is. Going up through ".." is safe because nothing else runs.
 */
static int empty_directory(int root) {
  char name[256];
  int depth = 0, at = open_directory(root, ".");
  while (at >= 0) {
    int found = first_entry(at, name);
    if (found < 0 || (found == 0 && depth == 0)) {
      close(at);
      return found;
    }
    int removed = found ? remove_entry(at, name) : 0;
    if (removed < 0) break;
    if (found && removed == 0) continue;
    int next = open_directory(at, found ? name : "..");
    depth += found ? 1 : -1;
    close(at);
    at = next;
  }
  if (at >= 0) close(at);
  return -1;
}

int mounts_wipe(void) {
  int result = 0;
  for (int i = 0; i < WRITABLE_DIRECTORY_COUNT; i++) {
    uint64_t inodes, bytes;
    usage(roots[i], &inodes, &bytes);
    if (inodes == empty_inodes[i]) continue;
    if (empty_directory(roots[i]) != 0) result = -1;
    usage(roots[i], &inodes, &bytes);
    if (inodes != empty_inodes[i]) result = -1;
  }
  return result;
}

int mounts_wipe_program(void) {
  int root = open_directory(AT_FDCWD, PROGRAM_DIRECTORY);
  if (root < 0) return -1;
  int result = empty_directory(root);
  close(root);
  return result;
}
