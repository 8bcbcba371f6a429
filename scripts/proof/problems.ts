import { writeFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { AppError } from "@/lib/core/errors";
import { trainingProblemSchema, type TrainingProblem } from "@/lib/core/training";
import { createDb } from "@/lib/infra/db/client";
import { createJobQueue, startBoss } from "@/lib/infra/queue/boss";
import { loadProblemSet, readParquetRows } from "@/lib/infra/sources";
import { currentProfile } from "@/lib/services/calibration/currentProfile";
import type { Ctx } from "@/lib/services/context";
import { importProblemSet } from "@/lib/services/problem-sets/importProblemSet";
import { exportProblems } from "@/lib/services/training/exportProblems";
import { PROBLEMS_FILE } from "./settings";

export interface MeasuredProblems {
  problems: TrainingProblem[];
  /** Of the measurement profile that all figures are of. */
  profile: { hash: string; details: unknown };
}

const LANGUAGE = "python3";
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
    const profile = await currentProfile(ctx, setId, LANGUAGE);
    const measured: TrainingProblem[] = [];
    for await (const some of exportProblems({ ctx, input: { setId, language: LANGUAGE } })) measured.push(...some);
    return { problems: measured, profile: { hash: profile?.hash ?? "", details: profile?.details } };
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

/** Writes them as a file for the trainer. */
export function writeProblems(file: string, problems: readonly TrainingProblem[]): Promise<void> {
  return writeFile(file, problems.map((problem) => `${JSON.stringify(trainingProblemSchema.parse(problem))}\n`).join(""));
}
