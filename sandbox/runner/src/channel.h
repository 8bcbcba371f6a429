/* Frames in on stdin and out on stdout. */
#ifndef CHANNEL_H
#define CHANNEL_H

#include "bytes.h"

enum channel_state { CHANNEL_FRAME, CHANNEL_PENDING, CHANNEL_CLOSED };

/* Reads what is there (blocks only when nothing is) into the receive buffer. */
enum channel_state channel_receive(void);
/* Takes the next whole frame, type and body, if there is one. The view lasts until the next receive. */
enum channel_state channel_next(struct span *frame);
/* Gives memory of large frames back. Only between frames. */
void channel_shrink(void);

/* Starts a frame of this type in a buffer; finish with channel_send, which empties the buffer. */
void channel_begin(struct buffer *b, uint8_t type);
void channel_send(struct buffer *b);
/* Used when nothing else works any more: allocates nothing. */
void channel_send_fault(const char *text);

#endif
