#include "cases.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fault.h"
#include "protocol.h"

static int files[MAX_CASES];
static uint32_t expected, loaded;
static uint64_t bytes_left;

int memory_file(struct span content) {
  int fd = memfd_create("input", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (fd < 0) die("memfd_create failed: %s", strerror(errno));
  for (size_t at = 0; at < content.size;) {
    ssize_t n = write(fd, content.data + at, content.size - at);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) die("cannot keep an input of %zu bytes: %s", content.size, strerror(errno));
    at += (size_t)n;
  }
  fchmod(fd, 0444);
  if (fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0)
    die("cannot seal an input: %s", strerror(errno));
  return fd;
}

int memory_file_reopen(int fd) {
  char path[40];
  snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
  int again = open(path, O_RDONLY | O_CLOEXEC);
  if (again < 0) die("cannot open an input: %s", strerror(errno));
  return again;
}

void cases_begin(uint32_t count, uint64_t total_bytes) {
  cases_clear();
  expected = count;
  bytes_left = total_bytes;
}

const char *cases_add(uint32_t index, struct span input, int *complete) {
  if (loaded >= expected) return "CASE without a CASES that announces it";
  if (index != loaded) return "CASE out of order";
  if (input.size > bytes_left) return "CASE longer than CASES announced";
  bytes_left -= input.size;
  files[loaded++] = memory_file(input);
  *complete = loaded == expected;
  if (*complete && bytes_left != 0) return "CASES announced more bytes than came";
  return NULL;
}

int cases_exist(uint32_t index) { return loaded == expected && index < loaded; }

int cases_open(uint32_t index) { return memory_file_reopen(files[index]); }

void cases_clear(void) {
  for (uint32_t i = 0; i < loaded; i++) close(files[i]);
  loaded = expected = 0;
  bytes_left = 0;
}
