import { setTimeout as delay } from "node:timers/promises";
import type Docker from "dockerode";
import { hostSpeed } from "@/lib/services/judging/hostSpeed";
import { judgeProgram, type JudgeProgramInput } from "@/lib/services/judging/judgeProgram";
import { withPatience } from "@/lib/services/judging/patience";
import type { ExecutionFigures, JudgedExecution, JudgingPolicy } from "@/lib/core/judging";
import { AppError } from "@/lib/core/errors";
import type { CaseRun, MeasurementProfile, RunOptions, Sandbox, SandboxSession } from "@/lib/core/measurement";
import { DEFAULT_LIMITS } from "@/lib/core/problem";
import { allowedCores, layOutCores, parseCpuList } from "@/lib/infra/cores";
import { env } from "@/lib/infra/env";
import { fileReferenceSpeeds } from "@/lib/infra/reference-speeds";
import { createSandbox, ensureImage, removeStaleContainers, requireDocker } from "@/lib/monolith";

const LANGUAGE = "python3";

/** What every part measures with. */
export interface Bench {
  docker: Docker;
  sandbox: Sandbox;
  profile: MeasurementProfile;
  imageTag: string;
  /** Containers of the bench carry it. */
  label: string;
  measuringCore: number;
  helperCores: number[];
  /** Progress, for people. */
  say: (line: string) => void;
}

export interface OpenBenchOptions {
  say: (line: string) => void;
  /** Folder that keeps the reference speed of the host from call to call; null: it is taken anew. */
  referenceFolder: string | null;
}

/** Opens a sandbox as the judge does, under a label of its own. Close it with `closeBench`. */
export async function openBench({ say, referenceFolder }: OpenBenchOptions): Promise<Bench> {
  const docker = await requireDocker();
  const { tag: imageTag } = await ensureImage({ docker, language: LANGUAGE, onProgress: say });
  const label = `bench-${process.pid}`;
  const list = env().MEASURING_CORES;
  const wanted = list === undefined ? undefined : parseCpuList(list);
  const cores = layOutCores([...new Set([...allowedCores(), ...(wanted ?? [])])].sort((a, b) => a - b), wanted);
  const measuringCore = cores.measuring[0] ?? 0;
  const sandbox = await createSandbox({
    docker,
    label,
    measuringCores: [measuringCore],
    helperCores: cores.helper,
    onProgress: say,
    ...(referenceFolder !== null && { referenceSpeeds: fileReferenceSpeeds(referenceFolder) }),
  });
  return { docker, sandbox, profile: await sandbox.profile(LANGUAGE), imageTag, label, measuringCore, helperCores: cores.helper, say };
}

export async function closeBench(bench: Bench): Promise<void> {
  await bench.sandbox.close();
  await removeStaleContainers(bench.label, bench.docker);
}

const RUN: RunOptions = { cases: [0], wallBudgetNs: 60e9, sample: true, trace: false, stopOnFailure: true, keepOutput: true };

/** Opens a session, prepares a Python program and its inputs, and closes the session whatever happens. */
export async function withProgram<T>(bench: Bench, source: string, inputs: string[], use: (session: SandboxSession) => Promise<T>): Promise<T> {
  const session = await bench.sandbox.open("measure", { language: LANGUAGE });
  try {
    const prepared = await session.prepare({ language: LANGUAGE, source, limits: DEFAULT_LIMITS });
    if (!prepared.ok) throw new AppError("internal", `A program of the benchmark does not compile: ${prepared.output}`);
    await session.loadCases(inputs);
    return await use(session);
  } finally {
    await session.close();
  }
}

/** Runs cases in one call. Throws AppError internal where one does not end well: a benchmark has no use for it. */
export async function runCases(session: SandboxSession, options: Partial<RunOptions> = {}): Promise<CaseRun[]> {
  const runs: CaseRun[] = [];
  for await (const run of session.run({ ...RUN, ...options })) {
    if (run.status !== "ok") throw new AppError("internal", `A program of the benchmark ended with ${run.status}: ${run.detail}${run.stderrTail}`);
    runs.push(run);
  }
  return runs;
}

/** One case, by its index. */
export async function runOne(session: SandboxSession, options: Partial<RunOptions> = {}): Promise<CaseRun> {
  const [run] = await runCases(session, options);
  if (run === undefined) throw new AppError("internal", "The sandbox ran no case.");
  return run;
}

export function outputOf(run: CaseRun): string {
  return new TextDecoder().decode(run.stdout).trim();
}

/** A program without input whose right answer is known. */
export interface KnownProgram {
  source: string;
  expected: string;
}

/**
 * Judges as the worker does: what the host spoils is waited for and tried again, until the signal is aborted; null
 * then. Throws AppError as `judgeProgram` does.
 */
export async function judgePatiently(bench: Bench, input: Omit<JudgeProgramInput, "sandbox">, signal: AbortSignal): Promise<JudgedExecution | null> {
  try {
    return await withPatience({
      attempt: () => judgeProgram({ ...input, sandbox: bench.sandbox, signal }),
      isReachable: async () => true,
      hostSpeed: () => hostSpeed(bench.sandbox, signal),
      onWaiting: (reason) => bench.say(reason ?? "The host is back at its speed."),
      pause: (ms, aborted) => delay(ms, undefined, { signal: aborted }),
      signal,
    });
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  }
}

/** How long one figure may take, waiting for the host included. */
const PATIENCE_MS = 60_000;

/**
 * Figures as the judging makes them, from a session of its own; null where it gave none because of the host.
 * Throws AppError internal for any verdict but AC and IE.
 */
export async function judgedFigures(bench: Bench, program: KnownProgram, policy: JudgingPolicy): Promise<ExecutionFigures | null> {
  const problem: JudgeProgramInput["problem"] = {
    slug: "bench",
    checker: { kind: "exact" },
    limits: DEFAULT_LIMITS,
    harness: { [LANGUAGE]: { kind: "script" } },
    cases: [{ input: "", expected: program.expected, isPublic: true }],
  };
  const judged = await judgePatiently(bench, { problem, language: LANGUAGE, code: program.source, policy }, AbortSignal.timeout(PATIENCE_MS));
  if (judged === null || judged.verdict === "IE") return null;
  if (judged.figures === null) throw new AppError("internal", `A program of the benchmark was judged ${judged.verdict}: ${judged.reason}`);
  return judged.figures;
}
