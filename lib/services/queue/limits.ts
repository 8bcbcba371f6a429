/** Jobs that one call retries or cancels; a call that reaches it is made again for the rest. */
export const MAX_AT_ONCE = 50_000;
