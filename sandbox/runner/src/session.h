/* What one submission leaves in the runner: its program, its limits, its cases; and the requests about them. */
#ifndef SESSION_H
#define SESSION_H

#include "message.h"

void session_prepare(const struct prepare_request *request);
void session_run(const struct run_request *request);
/* Wipes everything of the submission. */
void session_reset(void);

#endif
