import { expect } from "vitest";

import { MIB, useSandbox } from "../support";
import { DENIED, describeAttacks, type Outcome } from "./attack";

const fixture = useSandbox();

const WALL: Outcome = { status: "wall_limit", wallBudgetNs: 1e9 };
const CAPPED: Outcome = { status: "ok", stdout: "capped True\n" };

describeAttacks("exhaustion", fixture, {
  // Copies of a forking interpreter may meet the memory limit before the clock.
  fork_bomb: { status: ["wall_limit", "memory_limit"], wallBudgetNs: 1e9 },
  fork_setsid_bomb: { status: ["wall_limit", "memory_limit"], wallBudgetNs: 1e9 },
  thread_bomb: CAPPED,
  zombies: CAPPED,
  allocate: { status: "memory_limit" },
  allocate_in_children: { status: "memory_limit" },
  fill_tmpfs: { status: "memory_limit" },
  fill_shm: { status: "memory_limit", memoryBytes: 96 * MIB },
  inodes: CAPPED,
  sparse_file: { status: "ok", stdout: "refused\n" },
  descriptors: CAPPED,
  record_locks: { status: "ok", stdout: "refused 0\n" },
  kernel_buffers: CAPPED,
  timers_and_signals: CAPPED,
  limits_raised: DENIED,
  stdout_flood: { status: "output_limit" },
  spaces_after_answer: { status: "output_limit" },
  stderr_flood: { status: "output_limit" },
  recursion: { status: "nonzero_exit", check: (run) => expect(run.stderrTail).toContain("RecursionError") },
  native_recursion: { status: ["signalled", "nonzero_exit", "memory_limit"] },
  sleep: WALL,
  stop_everything: WALL,
  stopped_children: WALL,
  ignore_signals: WALL,
  core_dump: { status: "signalled", check: (run) => expect(run.signal).toBe(6), stdout: "" },
});
