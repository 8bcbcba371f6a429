import { writeFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { trainingProblemSchema, type TrainingProblem } from "@/lib/core/training";
import type { Verdict } from "@/lib/core/verdict";
import { createDb } from "@/lib/infra/db/client";
import { createJobQueue, startBoss } from "@/lib/infra/queue/boss";
import { loadProblemSet, readParquetRows } from "@/lib/infra/sources";
import { currentProfile } from "@/lib/services/calibration/currentProfile";
import type { Ctx } from "@/lib/services/context";
import { importProblemSet } from "@/lib/services/problem-sets/importProblemSet";
import { PROBLEMS_FILE } from "./settings";

export interface MeasuredProblems {
  problems: TrainingProblem[];
  /** Of the measurement profile that all figures are of. */
  profile: { hash: string; details: unknown };
}

const LOOK_MS = 500;
const PATIENCE_MS = 15 * 60_000;

/** Imports the proof's problems and returns their references as measured; `startWorker` is called in between. */
export async function measuredProblems(databaseUrl: string, set: string, startWorker: () => void, say: (line: string) => void): Promise<MeasuredProblems> {
  const db = createDb(databaseUrl, { maxConnections: 4 });
  const boss = await startBoss({ connectionString: databaseUrl, supervise: false, onError: (error) => say(`queue: ${error.message}`) });
  try {
    const ctx: Ctx = { db, queue: createJobQueue(boss), actor: { kind: "system", name: "proof" }, readParquet: readParquetRows, now: () => new Date() };
    const imported = await loadProblemSet({ source: PROBLEMS_FILE, kind: "venus" });
    const { setId, problems } = await importProblemSet({ ctx, input: { slug: set, name: "Proof", kind: "venus", source: "bundled", revision: null, imported } });
    say(`Measuring the references of ${problems} problems`);
    startWorker();
    await calibrated(ctx, setId, say);
    return await exported(ctx, setId);
  } finally {
    await boss.stop({ graceful: false, close: true });
    await db.$disconnect();
  }
}

async function calibrated({ db }: Ctx, setId: string, say: (line: string) => void): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (let told = 0; Date.now() < until; await delay(LOOK_MS)) {
    const calibration = await db.calibration.findFirst({ where: { setId } });
    if (calibration?.state === "done") return;
    const done = calibration ? await db.execution.count({ where: { calibrationId: calibration.id } }) : 0;
    if (calibration && done >= told + 40) say(`${(told = done)} of ${calibration.total} references are measured`);
  }
  throw new AppError("deadline_exceeded", "The references of the proof were not measured in a quarter of an hour.", {
    hint: "Run it on a host that does nothing else; the worker's log says what held it up.",
  });
}

/** As the trainer reads them: every problem with its judged references. */
async function exported(ctx: Ctx, setId: string): Promise<MeasuredProblems> {
  const profile = await currentProfile(ctx, setId, "python3");
  if (profile === null) throw new AppError("not_calibrated", "The proof's references have no measurement profile.");
  const rows = await ctx.db.problem.findMany({
    where: { setId },
    orderBy: { position: "asc" },
    include: { content: true, references: { orderBy: { position: "asc" }, include: { code: true, executions: { where: { profileId: profile.id } } } } },
  });
  const problems = rows.map((row): TrainingProblem => ({
    problem: row.slug,
    title: row.title,
    statement: row.content?.statement ?? "",
    language: "python3",
    starterCode: starterOf(row.content?.starterCode),
    profile: profile.hash,
    references: row.references.flatMap(({ position, code, executions: [execution] }) => {
      if (execution === undefined || execution.verdict === "IE") return [];
      const { wallNs, peakBytes, integralByteSeconds } = execution;
      const figures = wallNs === null || peakBytes === null || integralByteSeconds === null ? null : { wallNs: Number(wallNs), peakBytes: Number(peakBytes), integralByteSeconds };
      return [{ id: `reference-${position + 1}`, code: code.text, verdict: execution.verdict as Verdict, reason: execution.reason, figures }];
    }),
  }));
  return { problems, profile: { hash: profile.hash, details: profile.details } };
}

function starterOf(starters: unknown): string | null {
  return z.object({ python3: z.string() }).safeParse(starters).data?.python3 ?? null;
}

/** Writes them as a file for the trainer. */
export function writeProblems(file: string, problems: readonly TrainingProblem[]): Promise<void> {
  return writeFile(file, problems.map((problem) => `${JSON.stringify(trainingProblemSchema.parse(problem))}\n`).join(""));
}
