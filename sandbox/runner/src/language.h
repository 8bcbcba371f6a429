/* The language of this image, as the image says it, and where its programs lie. */
#ifndef LANGUAGE_H
#define LANGUAGE_H

#include "bytes.h"

/* How a process comes to its program. */
enum start_kind {
  START_ZYGOTE, /* forked from a started interpreter */
  START_EXEC,   /* executes it at its release */
  START_BOOT,   /* a runtime that has started and waits for its release before it looks at it */
};

struct language {
  char name[32];
  enum start_kind start;
  char artefact_file[64]; /* what the compile job wrote to its stdout */
  char source_file[64];   /* beside the artefact, so that a traceback can show its lines; empty: not kept */
};

/* Reads what the image says. Ends the runner when that is not understood. */
void language_load(void);
const struct language *language_here(void);
/* True when this image is for the language of that name. */
int language_is(struct span name);
/* Puts artefact and source where the submission can read and not write them. */
void language_store(struct span source, struct span artefact);

#endif
