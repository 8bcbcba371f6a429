#include "language.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "config.h"
#include "fault.h"

static const struct language languages[] = {
    {"python3", PROGRAM_DIRECTORY "/main.py", PROGRAM_DIRECTORY "/main.pyc"},
};

const struct language *language_find(struct span name) {
  for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++)
    if (strlen(languages[i].name) == name.size && memcmp(languages[i].name, name.data, name.size) == 0)
      return &languages[i];
  return NULL;
}

static void store(const char *path, struct span content) {
  int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0444);
  if (fd < 0) die("cannot create %s: %s", path, strerror(errno));
  for (size_t at = 0; at < content.size;) {
    ssize_t n = write(fd, content.data + at, content.size - at);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) die("cannot write %s: %s", path, strerror(errno));
    at += (size_t)n;
  }
  close(fd);
}

void language_store(const struct language *language, struct span source, struct span artefact) {
  store(language->source_file, source);
  store(language->artefact_file, artefact);
}
