import { writeFile } from "node:fs/promises";
import { trainingProblemSchema, type TrainingProblem } from "@/lib/core/training";
import { createDb } from "@/lib/infra/db/client";
import { createJobQueue, startBoss } from "@/lib/infra/queue/boss";
import { JUDGE_QUEUE } from "@/lib/infra/queue/names";
import { loadProblemSet, readParquetRows } from "@/lib/infra/sources";
import type { Ctx } from "@/lib/services/context";
import { importProblemSet } from "@/lib/services/problem-sets/importProblemSet";
import { pauseQueue } from "@/lib/services/queue/pauseQueue";
import { measureReferences } from "./measure";
import { PROBLEMS_FILE } from "./settings";

export interface MeasuredProblems {
  problems: TrainingProblem[];
  /** Of the measurement profile that all figures are of. */
  profile: { hash: string; details: unknown };
}

export interface ProblemsOptions {
  databaseUrl: string;
  /** Of the web app. */
  url: string;
  set: string;
  startWorker: () => void;
  say: (line: string) => void;
}

/** Imports the proof's problems and returns their references as the sandbox measured them. */
export async function measuredProblems({ databaseUrl, url, set, startWorker, say }: ProblemsOptions): Promise<MeasuredProblems> {
  const db = createDb(databaseUrl, { maxConnections: 4 });
  const boss = await startBoss({ connectionString: databaseUrl, supervise: false, onError: (error) => say(`queue: ${error.message}`) });
  try {
    const ctx: Ctx = { db, queue: createJobQueue(boss), actor: { kind: "system", name: "proof" }, readParquet: readParquetRows, now: () => new Date() };
    const imported = await loadProblemSet({ source: PROBLEMS_FILE, kind: "venus" });
    await importProblemSet({ ctx, input: { slug: set, name: "Proof", kind: "venus", source: "bundled", revision: null, imported } });
    // A worker that starts would calibrate the set, beside what is measured here.
    await pauseQueue({ ctx, input: { queue: JUDGE_QUEUE, reason: "The proof measures by itself." } });
    say(`Measuring the references of ${imported.problems.length} problems`);
    startWorker();
    const problems = await measureReferences(url, set, imported.problems, say);
    const profile = await db.measurementProfile.findUnique({ where: { hash: problems[0]?.profile ?? "" } });
    return { problems, profile: { hash: profile?.hash ?? "", details: profile?.details } };
  } finally {
    await boss.stop({ graceful: false, close: true });
    await db.$disconnect();
  }
}

/** Writes them as a file for the trainer. */
export function writeProblems(file: string, problems: readonly TrainingProblem[]): Promise<void> {
  return writeFile(file, problems.map((problem) => `${JSON.stringify(trainingProblemSchema.parse(problem))}\n`).join(""));
}
