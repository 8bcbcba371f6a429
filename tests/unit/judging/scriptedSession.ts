import { createHash } from "node:crypto";
import type { CaseRun, PrepareResult, RunOptions, SandboxSession, Yardstick } from "@/lib/core/measurement";

/** What a scripted case does, where it differs from a quiet 10 ms run that prints the right answer. */
export type ScriptedCase = Partial<Omit<CaseRun, "caseIndex" | "stdout" | "stdoutHash">> & { output?: string };

/** Decides what a case does; `call` counts the calls of `run` from 0. */
export type Script = (at: { caseIndex: number; call: number; options: RunOptions }) => ScriptedCase;

const QUIET: Omit<CaseRun, "caseIndex" | "stdout" | "stdoutHash"> = {
  status: "ok",
  detail: "",
  exitCode: 0,
  signal: null,
  stderrTail: "",
  wallNs: 10_000_000,
  cpuNs: 9_950_000,
  peakBytes: 8_000_000,
  peakSource: "rss_tree",
  integralByteSeconds: 80_000,
  integralErrorByteSeconds: 80,
  sampleCount: 100,
  maxSampleGapNs: 110_000,
  voluntarySwitches: 1,
  involuntarySwitches: 0,
  stealNs: 0,
  trace: [],
};

/** The output that the scripted program gives by default, which the tests' cases expect. */
export function rightAnswer(caseIndex: number): string {
  return `answer ${caseIndex}\n`;
}

export function scriptedRun(caseIndex: number, scripted: ScriptedCase, keepOutput = true): CaseRun {
  const { output = rightAnswer(caseIndex), ...rest } = scripted;
  const bytes = new TextEncoder().encode(output);
  return {
    ...QUIET,
    ...rest,
    caseIndex,
    stdout: keepOutput ? bytes : new Uint8Array(0),
    stdoutHash: createHash("sha256").update(bytes).digest("hex"),
  };
}

/** A session that keeps the contract of SandboxSession and does what its script says; it records every call. */
export class ScriptedSession implements SandboxSession {
  readonly runs: RunOptions[] = [];
  inputs: string[] = [];
  prepared: PrepareResult = { ok: true };
  yardstick: Yardstick | null = null;

  constructor(private readonly script: Script = () => ({})) {}

  async prepare(): Promise<PrepareResult> {
    return this.prepared;
  }

  async loadCases(inputs: string[]): Promise<void> {
    this.inputs = inputs;
  }

  async *run(options: RunOptions): AsyncIterable<CaseRun> {
    const call = this.runs.push(options) - 1;
    for (const caseIndex of options.cases) {
      options.signal?.throwIfAborted();
      const run = scriptedRun(caseIndex, this.script({ caseIndex, call, options }), options.keepOutput);
      yield run;
      if (options.stopOnFailure && run.status !== "ok") return;
    }
  }

  async close(): Promise<void> {}

  /** Calls that measured, warm-up included. */
  get measuredCalls(): number {
    return this.runs.filter((options) => options.sample).length;
  }
}
