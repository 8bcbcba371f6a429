import { beforeAll, describe, expect, it } from "vitest";

import { contaminationOf } from "@/lib/core/judging";
import type { CaseRun } from "@/lib/core/measurement";

import { collect, execute, executeOne, MIB, outputOf, PYTHON, RUN, runIn, useSandbox } from "../support";
import { type Calm, calm, DENIED, describeAttacks, expectCalm, type Outcome, programsOf, sourceOf } from "./attack";

const fixture = useSandbox();
const FOLDER = "cheating";

/** What each hiding place holds for at least this long, by the program's own clock. */
const HIDDEN_BYTES = 64 * MIB;
const HIDDEN_SECONDS = 0.1;
/** Of what an honest program shows, a cheat must show at least so much. */
const SHOWN_SHARE = 0.9;

/** Lower bounds only: a slow host makes every one of these figures larger. */
function showsWork(seconds: number): (run: CaseRun) => void {
  return ({ wallNs }) => expect(wallNs).toBeGreaterThanOrEqual(seconds * 1e9);
}

function showsMemory(places: number, status: Outcome["status"] = "ok"): Outcome {
  return {
    status,
    check: (run) => {
      expect(run.peakBytes).toBeGreaterThan(SHOWN_SHARE * HIDDEN_BYTES);
      expect(run.integralByteSeconds).toBeGreaterThan(SHOWN_SHARE * places * HIDDEN_BYTES * HIDDEN_SECONDS);
    },
  };
}

function peaksAbove(bytes: number): Outcome {
  return { status: "ok", memoryBytes: 1024 * MIB, check: ({ peakBytes }) => expect(peakBytes).toBeGreaterThan(bytes) };
}

describeAttacks(FOLDER, fixture, {
  honest_memory: showsMemory(1),
  memory_in_child: showsMemory(1),
  memory_in_orphan: showsMemory(1),
  memory_in_shm: showsMemory(1),
  memory_in_file: showsMemory(1),
  memory_in_private_mapping: showsMemory(1),
  memory_in_file_mapping: showsMemory(1),
  memory_behind_first_thread: showsMemory(1),
  // Parent and copy hold it for two tenths of a second each; with either one left out it would be half.
  memory_beside_vfork: showsMemory(4),
  memory_nobody_maps: { status: "ok", stdout: "refused\n".repeat(5) },
  spike: peaksAbove(500_000_000),
  spike_in_forgotten_child: peaksAbove(SHOWN_SHARE * 200_000_000),
  work_in_child: { status: "ok", stdout: "answer\n", check: showsWork(0.2) },
  late_daemon: { status: "wall_limit", wallBudgetNs: 1e9, stdout: "answer\n" },
  answer_later: { status: "ok", stdout: "answer\n", check: showsWork(0.3) },
  parallel: { status: "ok", stdout: "1\n", check: showsWork(8 * 0.05) },
  hide_processor_time: { status: "ok", check: showsWork(0.2) },
  attack_runner: DENIED,
  priorities: DENIED,
  page_out: { status: "ok", stdout: "MADV_COLD -1 1\nMADV_PAGEOUT -1 1\n" },
  patched_time: { status: "ok", stdout: "0\n", check: showsWork(0.2) },
  memoised: { status: "ok", stdout: "[]\n" },
  tell_apart: { status: "ok" },
});

describe("hostile programs: cheating across repeats", () => {
  let before: Calm;
  beforeAll(async () => {
    before = await calm(fixture);
  });

  it("what one repeat remembers, none after it finds", async () => {
    const source = sourceOf(FOLDER, "memoised");
    const runs = await execute(fixture.sandbox, { source, options: { cases: [0, 0, 0, 0] } });
    expect(runs.map(outputOf)).toEqual(Array.from({ length: 4 }, () => "[]\n"));
    await expectCalm(fixture, before);
  });

  it("nothing tells a program whether it is judged, sampled or traced", async () => {
    const session = await fixture.sandbox.open("measure", PYTHON);
    try {
      const source = sourceOf(FOLDER, "tell_apart");
      const runs = await runIn(session, { source, options: { sample: false } });
      for (const options of [{ sample: true }, { sample: true, trace: true, keepOutput: true }]) {
        runs.push(...(await collect(session.run({ ...RUN, ...options }))));
      }
      expect(runs.map(({ status }) => status)).toEqual(["ok", "ok", "ok"]);
      expect(new Set(runs.map(outputOf)).size).toBe(1);
    } finally {
      await session.close();
    }
    await expectCalm(fixture, before);
  });

  it("memory that is hidden costs no less than memory in the open", async () => {
    const figures = async (name: string): Promise<CaseRun> => {
      for (;;) {
        const run = await executeOne(fixture.sandbox, { source: sourceOf(FOLDER, name) });
        if (contaminationOf(run) !== "sampler_gap") return run;
      }
    };
    const honest = await figures("honest_memory");
    const hiding = programsOf(FOLDER).filter((name) => /^memory_(in|behind)/.test(name));
    expect(hiding).toHaveLength(7);
    for (const name of hiding) {
      const { peakBytes } = await figures(name);
      expect(peakBytes, name).toBeGreaterThan(SHOWN_SHARE * honest.peakBytes);
    }
  });
});
