#include "language.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "config.h"
#include "fault.h"

/* One line: name, kind of start, name of the artefact, and, where it is kept, name of the source. */
#define LANGUAGE_FILE "/opt/afterburner/language"

static struct language here;

static enum start_kind start_kind_of(const char *word) {
  if (strcmp(word, "zygote") == 0) return START_ZYGOTE;
  if (strcmp(word, "exec") == 0) return START_EXEC;
  if (strcmp(word, "boot") == 0) return START_BOOT;
  die("the image knows no start of kind %s", word);
}

void language_load(void) {
  char start[16], artefact[32], source[32] = "";
  FILE *file = fopen(LANGUAGE_FILE, "re");
  if (!file) die("cannot open %s: %s", LANGUAGE_FILE, strerror(errno));
  int fields = fscanf(file, "%31s %15s %31s %31s", here.name, start, artefact, source);
  fclose(file);
  if (fields < 3) die("%s does not say which language this image is for", LANGUAGE_FILE);
  here.start = start_kind_of(start);
  snprintf(here.artefact_file, sizeof here.artefact_file, PROGRAM_DIRECTORY "/%s", artefact);
  if (*source) snprintf(here.source_file, sizeof here.source_file, PROGRAM_DIRECTORY "/%s", source);
}

const struct language *language_here(void) { return &here; }

int language_is(struct span name) {
  return strlen(here.name) == name.size && memcmp(here.name, name.data, name.size) == 0;
}

static void store(const char *path, struct span content, mode_t mode) {
  int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (fd < 0) die("cannot create %s: %s", path, strerror(errno));
  for (size_t at = 0; at < content.size;) {
    ssize_t n = write(fd, content.data + at, content.size - at);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) die("cannot write %s: %s", path, strerror(errno));
    at += (size_t)n;
  }
  close(fd);
}

void language_store(struct span source, struct span artefact) {
  if (here.source_file[0]) store(here.source_file, source, 0444);
  store(here.artefact_file, artefact, here.start == START_EXEC ? 0555 : 0444);
}
