import { readdirSync, readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import type { CaseRun, CaseStatus } from "@/lib/core/measurement";

import { collect, execute, MIB, outputOf, type Program, PYTHON, RUN, runIn, useSandbox } from "./support";

const fixture = useSandbox();
const DIRECTORY = new URL("./hostile/", import.meta.url);

interface Outcome {
  status: CaseStatus | CaseStatus[];
  stdout?: string;
  check?: (run: CaseRun) => void;
  memoryBytes?: number;
  wallBudgetNs?: number;
}

const DENIED: Outcome = { status: "ok", stdout: "done\n" };
const WALL: Outcome = { status: "wall_limit", wallBudgetNs: 1e9 };

/** What must become of each program in hostile/. */
const OUTCOMES: Record<string, Outcome> = {
  read_secrets: DENIED,
  write_system: DENIED,
  system_calls: DENIED,
  network: DENIED,
  attack_runner: DENIED,
  environment: { status: "ok", stdout: "[] None ['0', '1', '2']\n[] ['/program/main.py']\n" },
  // Copies of a forking interpreter may meet the memory limit before the clock.
  fork_bomb: { status: ["wall_limit", "memory_limit"], wallBudgetNs: 1e9 },
  fork_setsid_bomb: { status: ["wall_limit", "memory_limit"], wallBudgetNs: 1e9 },
  thread_bomb: { status: "ok", stdout: "capped True\n" },
  allocate: { status: "memory_limit" },
  allocate_in_children: { status: "memory_limit" },
  fill_tmpfs: { status: "memory_limit" },
  inodes: { status: "ok", stdout: "capped True\n" },
  sparse_file: { status: "ok", stdout: "refused\n" },
  descriptors: { status: "ok", stdout: "capped True\n" },
  stdout_flood: { status: "output_limit" },
  spaces_after_answer: { status: "output_limit" },
  stderr_flood: { status: "output_limit" },
  recursion: { status: "nonzero_exit", check: (run) => expect(run.stderrTail).toContain("RecursionError") },
  native_recursion: { status: ["signalled", "nonzero_exit", "memory_limit"] },
  sleep: WALL,
  stop_everything: WALL,
  ignore_signals: WALL,
  core_dump: { status: "signalled", check: (run) => expect(run.signal).toBe(6), stdout: "" },
  late_daemon: { ...WALL, stdout: "answer\n" },
  forge_success: { status: "ok", stdout: "Success\n" },
  persist: { status: "ok", stdout: "done\n" },
  shm: { status: "memory_limit", memoryBytes: 96 * MIB },
};

/**
 * The first case attacks; the second, in the same container right after, says what it finds. Processes: the
 * runner, the zygote and itself.
 */
const PROBE = `
import os
if input() == "probe":
    print(len([p for p in os.listdir("/proc") if p.isdigit()]), [os.listdir(d) for d in ("/work", "/tmp", "/dev/shm")])
    raise SystemExit
del os
`;

function attack(name: string, outcome: Outcome): Program {
  const source = PROBE + readFileSync(new URL(`${name}.py`, DIRECTORY), "utf8");
  const memoryBytes = outcome.memoryBytes ?? 256 * MIB;
  return { source, inputs: ["attack", "probe"], limits: { memoryBytes } };
}

/** The attack has a budget of its own, so that the probe has time left. */
async function attackAndProbe(name: string, outcome: Outcome): Promise<CaseRun[]> {
  const session = await fixture.sandbox.open("measure", PYTHON);
  try {
    const options = { cases: [0], wallBudgetNs: outcome.wallBudgetNs ?? 20e9 };
    const attacked = await runIn(session, { ...attack(name, outcome), options });
    return [...attacked, ...(await collect(session.run({ ...RUN, cases: [1] })))];
  } finally {
    await session.close();
  }
}

describe("hostile programs", () => {
  it("each have a required outcome", () => {
    const programs = readdirSync(DIRECTORY).filter((name) => name.endsWith(".py"));
    expect(programs.map((name) => name.slice(0, -3)).sort()).toEqual(Object.keys(OUTCOMES).sort());
  });

  it.each(Object.entries(OUTCOMES))("%s ends as it must, leaves nothing, and the next execution is fine", async (name, outcome) => {
    const runs = await attackAndProbe(name, outcome);
    const [attacked, probed] = runs;
    if (!attacked || !probed) throw new Error("the attack or the probe did not run");
    expect([outcome.status].flat(), attacked.stderrTail).toContain(attacked.status);
    if (outcome.stdout !== undefined) expect(outputOf(attacked)).toBe(outcome.stdout);
    outcome.check?.(attacked);
    expect({ status: probed.status, found: outputOf(probed) }).toEqual({ status: "ok", found: "3 [[], [], []]\n" });
    const [next] = await execute(fixture.sandbox, { source: "print(sum(range(1000)))" });
    expect(next).toMatchObject({ status: "ok" });
  });
});
