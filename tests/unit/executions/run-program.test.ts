import { describe, expect, it } from "vitest";
import { runProgram } from "@/lib/core/executions/runProgram";
import { policyForRepeats } from "@/lib/core/judging";
import type { CaseRun } from "@/lib/core/measurement";
import { DEFAULT_LIMITS } from "@/lib/core/problem";
import { ScriptedSession, type Script } from "../judging/scriptedSession";

const ONE_CASE = { cases: [0], wallBudgetNs: 1e9, sample: false, trace: false, stopOnFailure: true, keepOutput: false };
const PREEMPTED = { wallNs: 30_000_000, cpuNs: 10_000_000, involuntarySwitches: 50 };

async function run(script: Script, repeats = 1, totalWallMs = DEFAULT_LIMITS.totalWallMs) {
  const session = new ScriptedSession(script);
  const limits = { ...DEFAULT_LIMITS, totalWallMs };
  const request = { session, program: { language: "python3" as const, source: "" }, stdin: "in", limits, policy: policyForRepeats(repeats) };
  return { session, outcome: runProgram(request) };
}

describe("a program of its own", () => {
  it("is run once and measured when the host leaves it alone", async () => {
    const { session, outcome } = await run(() => ({ output: "out\n" }));
    expect(await outcome).toMatchObject({ status: "ok", exitCode: 0, stdout: "out\n", stdoutBytes: 4, stdoutTruncated: false, contamination: null, figures: { wallNs: 10_000_000, cleanRepeats: 1 } });
    expect(session.runs).toHaveLength(1);
    expect(session.inputs).toEqual(["in"]);
  });

  it("is run once and not measured when no figures are asked for", async () => {
    const { session, outcome } = await run(() => ({}), 0);
    expect(await outcome).toMatchObject({ status: "ok", figures: null, contamination: null, readings: { wallNs: 10_000_000 } });
    expect(session.measuredCalls).toBe(0);
  });

  it("is run again when others disturbed the measurement, and keeps the output of the first run", async () => {
    const { outcome } = await run(({ call }) => (call < 3 ? { ...PREEMPTED, output: `${call}` } : { output: `${call}` }));
    expect(await outcome).toMatchObject({ stdout: "0", figures: { wallNs: 10_000_000, cleanRepeats: 1 } });
  });

  it("has no figures, and says why, on a host that never leaves it alone", async () => {
    const { outcome } = await run(({ call }) => ({ ...PREEMPTED, wallNs: 30_000_000 + call * 3_000_000 }));
    expect(await outcome).toMatchObject({ status: "ok", figures: null, contamination: "preempted" });
  });

  it("gets as many clean repeats as were asked for", async () => {
    const { session, outcome } = await run(() => ({}), 4);
    expect(await outcome).toMatchObject({ figures: { cleanRepeats: 4 } });
    expect(session.measuredCalls).toBe(4);
  });

  it("is related to the host's speed where it is measured several times", async () => {
    const reading: CaseRun[] = [];
    for await (const run of new ScriptedSession(() => ({ wallNs: 21_000_000, cpuNs: 21_000_000 })).run(ONE_CASE)) reading.push(run);
    const session = new ScriptedSession(() => ({}));
    session.yardstick = { referenceNs: 20_000_000, run: async () => reading };
    const request = { session, program: { language: "python3" as const, source: "" }, stdin: "", limits: DEFAULT_LIMITS, policy: policyForRepeats(3) };
    const { figures } = await runProgram(request);
    expect(figures?.hostSpeed).toBeCloseTo(20 / 21);
    expect(figures?.wallNs).toBeCloseTo((10_000_000 * 20) / 21);
  });

  it("that fails gives its status, what it wrote and its readings, and is not run again", async () => {
    const { session, outcome } = await run(() => ({ status: "nonzero_exit", exitCode: 3, stderrTail: "oops", output: "part" }));
    expect(await outcome).toMatchObject({ status: "nonzero_exit", exitCode: 3, stdout: "part", stderr: "oops", figures: null, contamination: null, readings: { wallNs: 10_000_000 } });
    expect(session.runs).toHaveLength(1);
  });

  it("that does not compile is not run", async () => {
    const session = new ScriptedSession();
    session.prepared = { ok: false, reason: "compile_error", output: "line 1" };
    const request = { session, program: { language: "cpp" as const, source: "" }, stdin: "", limits: DEFAULT_LIMITS, policy: policyForRepeats(1) };
    expect(await runProgram(request)).toMatchObject({ status: "compile_error", stderr: "line 1", readings: null });
    expect(session.runs).toHaveLength(0);
  });

  it("keeps the first 64 KiB of its output and says how much there was", async () => {
    const { outcome } = await run(() => ({ output: "x".repeat(100_000) }));
    const result = await outcome;
    expect(result).toMatchObject({ stdoutBytes: 100_000, stdoutTruncated: true });
    expect(result.stdout).toHaveLength(65_536);
  });

  it("is not said to be slow when the host took the time", async () => {
    const lost = { status: "wall_limit" as const, wallNs: 1_000_000_000, cpuNs: 500_000_000, involuntarySwitches: 400 };
    const { outcome } = await run(({ call }) => (call === 0 ? lost : {}), 1, 1_000);
    expect(await outcome).toMatchObject({ status: "ok" });
    const { outcome: never } = await run(() => lost, 1, 1_000);
    await expect(never).rejects.toMatchObject({ code: "sandbox_unavailable" });
  });

  it("that the sandbox could not run is no result", async () => {
    const { outcome } = await run(() => ({ status: "infrastructure", detail: "gone" }));
    await expect(outcome).rejects.toMatchObject({ code: "sandbox_unavailable" });
  });
});
