/* The languages of this image: what their programs are called. */
#ifndef LANGUAGE_H
#define LANGUAGE_H

#include "bytes.h"

struct language {
  const char *name;
  const char *source_file;   /* beside the artefact, so that a traceback can show its lines */
  const char *artefact_file; /* what the compile job wrote to its stdout */
};

/* NULL when this image does not have it. */
const struct language *language_find(struct span name);
/* Puts both files where the submission can read and not write them. */
void language_store(const struct language *language, struct span source, struct span artefact);

#endif
