import { readdirSync, readFileSync } from "node:fs";

import { beforeAll, describe, expect, it } from "vitest";

import { contaminationOf } from "@/lib/core/judging";
import type { CaseRun, CaseStatus, Sandbox } from "@/lib/core/measurement";

import { collect, execute, LIMITS, MIB, outputOf, PYTHON, RUN, runIn } from "../support";
import { type HostState, hostState } from "./host";

/** What must become of one hostile program. */
export interface Outcome {
  status: CaseStatus | CaseStatus[];
  stdout?: string;
  check?: (run: CaseRun) => void;
  memoryBytes?: number;
  wallBudgetNs?: number;
}

/** Tried what it should not, was refused every time and said so. */
export const DENIED: Outcome = { status: "ok", stdout: "done\n" };

type Fixture = { readonly sandbox: Sandbox; readonly label: string };

export function programsOf(folder: string): string[] {
  const names = readdirSync(new URL(`./${folder}/`, import.meta.url)).filter((name) => name.endsWith(".py"));
  return names.map((name) => name.replace(".py", "")).sort();
}

export function sourceOf(folder: string, name: string): string {
  return readFileSync(new URL(`./${folder}/${name}.py`, import.meta.url), "utf8");
}

/**
 * The first case attacks; the second, in the same container right after, says what it finds. Processes: the
 * runner, the zygote and itself.
 */
const PROBE = `
import os
if input() == "probe":
    left = [open("/proc/sysvipc/" + kind).read().count("\\n") - 1 for kind in ("shm", "msg", "sem")]
    names = [line for line in open("/proc/net/unix").read().split("\\n") if line.endswith("kept")]
    print(len([p for p in os.listdir("/proc") if p.isdigit()]), [os.listdir(d) for d in ("/work", "/tmp", "/dev/shm")], left, names)
    raise SystemExit
del os
`;
const NOTHING_LEFT = "3 [[], [], []] [0, 0, 0] []\n";

/** Runs the program with a budget of its own, so that the probe has time left. */
export async function attackAndProbe(sandbox: Sandbox, source: string, outcome: Outcome): Promise<{ attacked: CaseRun; probed: CaseRun }> {
  const session = await sandbox.open("measure", PYTHON);
  try {
    const options = { cases: [0], wallBudgetNs: outcome.wallBudgetNs ?? 20e9 };
    const limits = { memoryBytes: outcome.memoryBytes ?? LIMITS.memoryBytes };
    const [attacked] = await runIn(session, { source: PROBE + source, inputs: ["attack", "probe"], limits, options });
    const [probed] = await collect(session.run({ ...RUN, cases: [1] }));
    if (!attacked || !probed) throw new Error("the attack or the probe did not run");
    return { attacked, probed };
  } finally {
    await session.close();
  }
}

const KNOWN_PROGRAM = "rows = [bytes(1000) for _ in range(20_000)]\nprint(len(rows), sum(map(len, rows)))";
const KNOWN_BYTES = 20_000_000;
/** Figures of one program agree to the page, but for what the kernel adds up lazily per core. */
const SAME_PEAK_BYTES = 256 * 1024;
const TRIES = 3;

/** A program whose figures are known, in a session of its own. A run that the host disturbed is made again, where a clean one is to be had. */
export async function knownRun(sandbox: Sandbox): Promise<CaseRun> {
  let last: CaseRun | undefined;
  for (let tried = 1; tried <= TRIES; tried++) {
    const runs = await execute(sandbox, { source: KNOWN_PROGRAM, inputs: ["", ""] });
    last = runs.find((run) => run.status !== "ok" || contaminationOf(run) === null) ?? runs.at(-1);
    if (last && contaminationOf(last) === null) break;
  }
  if (!last) throw new Error("the known program did not run");
  return last;
}

function expectSameFigures(run: CaseRun, before: CaseRun): void {
  expect(run.status).toBe("ok");
  expect(outputOf(run)).toBe("20000 20000000\n");
  expect(Math.abs(run.peakBytes - before.peakBytes)).toBeLessThanOrEqual(SAME_PEAK_BYTES);
  expect(run.peakBytes).toBeGreaterThan(KNOWN_BYTES);
  expect(run.integralByteSeconds).toBeGreaterThan(0);
}

const MEMORY_TOLERANCE_BYTES = 16 * MIB;

/** Nothing of the attack is left on the host: no process, container, file or memory. */
export async function expectUnharmed(label: string, before: HostState): Promise<void> {
  const { memoryBytes, ...after } = await hostState(label);
  const { memoryBytes: memoryBefore, ...same } = before;
  expect(after).toEqual(same);
  expect(memoryBytes).toBeLessThanOrEqual(memoryBefore + MEMORY_TOLERANCE_BYTES);
}

export interface Calm {
  host: HostState;
  known: CaseRun;
}

/** The state of host and figures before any attack. */
export async function calm(fixture: Fixture): Promise<Calm> {
  const known = await knownRun(fixture.sandbox);
  expectSameFigures(known, known);
  const host = await hostState(fixture.label);
  expect(host.escaped).toEqual([]);
  expect(host.files ?? []).toEqual([]);
  return { host, known };
}

/** The next execution has the figures that it has without an attack, and the host is as it was. */
export async function expectCalm(fixture: Fixture, before: Calm): Promise<void> {
  expectSameFigures(await knownRun(fixture.sandbox), before.known);
  await expectUnharmed(fixture.label, before.host);
}

/** One test for each program of a folder, and one that none is without an outcome. */
export function describeAttacks(folder: string, fixture: Fixture, outcomes: Record<string, Outcome>): void {
  describe(`hostile programs: ${folder}`, () => {
    let before: Calm;
    beforeAll(async () => {
      before = await calm(fixture);
    });

    it("each have a required outcome", () => {
      expect(Object.keys(outcomes).sort()).toEqual(programsOf(folder));
    });

    it.each(Object.entries(outcomes))("%s ends as it must; nothing is left, and the next figures are what they were", async (name, outcome) => {
      const { attacked, probed } = await attackAndProbe(fixture.sandbox, sourceOf(folder, name), outcome);
      expect([outcome.status].flat(), `${attacked.detail}${attacked.stderrTail}`).toContain(attacked.status);
      if (outcome.stdout !== undefined) expect(outputOf(attacked)).toBe(outcome.stdout);
      outcome.check?.(attacked);
      expect({ status: probed.status, found: outputOf(probed) }, probed.stderrTail).toEqual({ status: "ok", found: NOTHING_LEFT });
      await expectCalm(fixture, before);
    });
  });
}
