/* The wire protocol between the host and the runner. docs/decisions/0003-sandbox-runner.md describes it.
 * Frame: u32 length of what follows, u8 type, body. All integers are little-endian. */
#ifndef PROTOCOL_H
#define PROTOCOL_H

#define PROTOCOL_MAGIC 0x4e425241u
#define PROTOCOL_VERSION 1u
#define RUNNER_VERSION "1.0.0"

#define MAX_FRAME_BYTES (64u * 1024 * 1024)
#define MAX_SOURCE_BYTES (4u * 1024 * 1024)
#define MAX_LANGUAGE_BYTES 32u
#define MAX_CASES 8192u
#define MAX_INPUT_BYTES_TOTAL (512ull * 1024 * 1024)
#define MAX_OUTPUT_BYTES (64ull * 1024 * 1024)
#define MAX_CASES_PER_RUN 65536u
#define MAX_TRACE_POINTS 500u
#define STDERR_TAIL_BYTES 8192u

enum request_type {
  REQUEST_HELLO = 1,
  REQUEST_PREPARE = 2,
  REQUEST_CASES = 3,
  REQUEST_CASE = 4,
  REQUEST_RUN = 5,
  REQUEST_RESET = 6,
  REQUEST_ABORT = 7,
};

enum reply_type {
  REPLY_READY = 65,
  REPLY_PREPARED = 66,
  REPLY_LOADED = 67,
  REPLY_RESULT = 68,
  REPLY_RUN_DONE = 69,
  REPLY_RESET_DONE = 70,
  REPLY_FAULT = 71,
};

enum run_flag {
  RUN_SAMPLE = 1,
  RUN_TRACE = 2,
  RUN_STOP_ON_FAILURE = 4,
  RUN_KEEP_OUTPUT = 8,
  RUN_FRESH = 16,
  RUN_ALL_FLAGS = 31,
};

enum prepare_outcome {
  PREPARE_OK = 0,
  PREPARE_COMPILE_ERROR = 1,
  PREPARE_COMPILE_TIMEOUT = 2,
  PREPARE_COMPILE_OUTPUT_LIMIT = 3,
};

enum case_status {
  CASE_OK = 0,
  CASE_NONZERO_EXIT = 1,
  CASE_SIGNALLED = 2,
  CASE_WALL_LIMIT = 3,
  CASE_MEMORY_LIMIT = 4,
  CASE_OUTPUT_LIMIT = 5,
  CASE_INFRASTRUCTURE = 6,
};

enum run_end { RUN_END_COMPLETE = 0, RUN_END_STOPPED = 1, RUN_END_ABORTED = 2 };

#endif
