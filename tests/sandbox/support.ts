import { afterAll, beforeAll } from "vitest";

import type { CaseRun, RunOptions, Sandbox, SandboxSession } from "@/lib/core/measurement";
import { contaminationOf } from "@/lib/core/judging";
import type { Language, Limits } from "@/lib/core/problem";
import { createSandbox, removeStaleContainers, requireDocker, type SandboxOptions } from "@/lib/monolith";

export const MIB = 1024 * 1024;

export const LIMITS: Limits = { totalWallMs: 10_000, memoryBytes: 256 * MIB, outputBytes: MIB };

const decoder = new TextDecoder();

export function outputOf(run: CaseRun): string {
  return decoder.decode(run.stdout);
}

export const PYTHON = { language: "python3" } as const;

export const RUN: RunOptions = {
  cases: [0],
  wallBudgetNs: 10e9,
  sample: true,
  trace: false,
  stopOnFailure: false,
  keepOutput: true,
};

export async function collect(runs: AsyncIterable<CaseRun>): Promise<CaseRun[]> {
  const all: CaseRun[] = [];
  for await (const run of runs) all.push(run);
  return all;
}

export interface Program {
  /** Default: python3. */
  language?: Language;
  source: string;
  inputs?: string[];
  limits?: Partial<Limits>;
  options?: Partial<RunOptions>;
}

/** Prepares, loads and runs in an open session: one CaseRun per case asked for (default: every input once). */
export async function runIn(session: SandboxSession, program: Program): Promise<CaseRun[]> {
  const inputs = program.inputs ?? [""];
  const limits = { ...LIMITS, ...program.limits };
  const prepared = await session.prepare({ language: program.language ?? "python3", source: program.source, limits });
  if (!prepared.ok) throw new Error(`The test program does not compile: ${prepared.output}`);
  await session.loadCases(inputs);
  const cases = inputs.map((_, i) => i);
  return collect(session.run({ ...RUN, cases, ...program.options }));
}

/** A program in a session of its own. */
export async function execute(sandbox: Sandbox, program: Program): Promise<CaseRun[]> {
  const session = await sandbox.open("measure", { language: program.language ?? "python3" });
  try {
    return await runIn(session, program);
  } finally {
    await session.close();
  }
}

/** The first case of `execute`. */
export async function executeOne(sandbox: Sandbox, program: Program): Promise<CaseRun> {
  const [run] = await execute(sandbox, program);
  if (!run) throw new Error("no case was run");
  return run;
}

/** Times a run that the host disturbed is made again: as the product does, which uses no such run as a figure. */
const MOST_TRIES = 4;

/** As `executeOne`; the first run that the host did not disturb, else the last. */
export async function measureOne(sandbox: Sandbox, program: Program): Promise<CaseRun> {
  let run = await executeOne(sandbox, program);
  for (let tried = 1; tried < MOST_TRIES && contaminationOf(run) !== null; tried++) run = await executeOne(sandbox, program);
  return run;
}

/** One sandbox for a test file: started before its tests, with every container removed after them. */
export function useSandbox(options: Partial<SandboxOptions> = {}): { readonly sandbox: Sandbox; readonly label: string } {
  const label = `test-${process.pid}-${crypto.randomUUID().slice(0, 8)}`;
  let sandbox: Sandbox | null = null;
  beforeAll(async () => {
    const docker = await requireDocker();
    sandbox = await createSandbox({ docker, label, checkContainers: 0, ...options });
  }, 300_000);
  afterAll(async () => {
    await sandbox?.close();
    await removeStaleContainers(label);
  }, 60_000);
  return {
    label,
    get sandbox() {
      if (!sandbox) throw new Error("the sandbox did not start");
      return sandbox;
    },
  };
}
