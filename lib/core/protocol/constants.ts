/** Numbers of the wire protocol between host and runner; sandbox/runner/src/protocol.h holds the same. */
export const PROTOCOL_MAGIC = 0x4e425241;
export const PROTOCOL_VERSION = 1;

export const MAX_FRAME_BYTES = 64 * 1024 * 1024;
export const MAX_SOURCE_BYTES = 4 * 1024 * 1024;
export const MAX_CASES = 8192;
export const MAX_INPUT_BYTES_TOTAL = 512 * 1024 * 1024;
export const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;
export const MAX_CASES_PER_RUN = 65_536;
export const MAX_TRACE_POINTS = 500;

export const REQUEST = { hello: 1, prepare: 2, cases: 3, case: 4, run: 5, reset: 6, abort: 7 } as const;

export const REPLY = {
  ready: 65,
  prepared: 66,
  loaded: 67,
  result: 68,
  runDone: 69,
  resetDone: 70,
  fault: 71,
} as const;

export const RUN_FLAG = { sample: 1, trace: 2, stopOnFailure: 4, keepOutput: 8, fresh: 16 } as const;
