import { GENERATE_QUEUE, JUDGE_QUEUE, SCORE_QUEUE } from "@/lib/infra/queue/boss";
import type { GenerateJob, JudgeJob, ScoreJob } from "@/lib/core/jobs";
import type { JudgedExecution } from "@/lib/core/judging";
import { startCalibration } from "@/lib/services/calibration/startCalibration";
import { importProblemSet } from "@/lib/services/problem-sets/importProblemSet";
import { loadJudgingTask } from "@/lib/services/judging/loadJudgingTask";
import { recordExecution } from "@/lib/services/judging/recordExecution";
import { reuseExecution } from "@/lib/services/judging/reuseExecution";
import { createGenerateHandler, type GenerateWorker } from "@/workers/generating/generateJob";
import { createScoreHandler } from "@/workers/scoring/scoreJob";
import type { Attempt } from "@/workers/loop";
import type { Asked } from "./model-server";
import { judged, problem, problemSet, type ServiceBench } from "./services";

export interface Drive {
  bench: ServiceBench;
  profileId: string;
  endpointOf: GenerateWorker["endpointOf"];
  /** The judge's word on a program. */
  judge: (code: string) => JudgedExecution;
  /** Ends the drive, as a crash would, before a job of this kind is begun; counts from 1. */
  crashBefore?: (kind: "generate" | "judge" | "score", count: number) => boolean;
}

export class Crash extends Error {}

const attempt = <Data>(data: Data): Attempt<Data> => ({ data, number: 1, isLast: false, signal: new AbortController().signal, leaving: new AbortController().signal });

/** Works off the queues as the workers do, one job after the other, until nothing is left. */
export async function drive({ bench, profileId, endpointOf, judge, crashBefore }: Drive): Promise<void> {
  const { ctx, boss } = bench;
  const generate = createGenerateHandler({ ctx, endpointOf, log: { info: () => undefined, warn: () => undefined } });
  const score = createScoreHandler(ctx);
  const judgeOne = async (job: JudgeJob): Promise<void> => {
    const found = await loadJudgingTask({ ctx, input: { job, profileIdOf: () => profileId } });
    if (found.state !== "ready" || (await reuseExecution({ ctx, input: found.task }))) return;
    await recordExecution({ ctx, input: { job, judged: judge(found.task.code), profileId, workerName: "w", attempts: 1 } });
  };
  const handlers = {
    generate: { queue: GENERATE_QUEUE, handle: (data: object) => generate(attempt(data as GenerateJob)) },
    judge: { queue: JUDGE_QUEUE, handle: (data: object) => judgeOne(data as JudgeJob) },
    score: { queue: SCORE_QUEUE, handle: (data: object) => score(attempt(data as ScoreJob)) },
  };
  const counts = { generate: 0, judge: 0, score: 0 };
  for (let worked = true; worked; ) {
    worked = false;
    for (const [kind, { queue, handle }] of Object.entries(handlers)) {
      for (const job of await boss.fetch<object>(queue, { batchSize: 10 })) {
        worked = true;
        if (crashBefore?.(kind as keyof typeof counts, ++counts[kind as keyof typeof counts])) throw new Crash();
        await handle(job.data);
        await boss.complete(queue, job.id);
      }
    }
  }
}

/** An answer as the prompts ask for it. */
export const answer = (code: string): string => `<thinking>so</thinking><solution>\n\`\`\`python\n${code}\n\`\`\`\n</solution>`;

/** All that a model was told. */
export const promptOf = ({ body }: Asked): string => (body.messages ?? []).map(({ content }) => content).join("\n");

/** Halves the time that it reads in the prompt; without one it begins at 64 ms. */
export function improving(asked: Asked): string {
  const read = /Run time: ([\d.]+) ms/.exec(promptOf(asked))?.[1];
  const problemOf = /## Problem: (\w+)/.exec(promptOf(asked))?.[1];
  return answer(`# ${problemOf} ms=${read === undefined ? 64 : Number(read) / 2}`);
}

/** Believes what a program says of its time; one that says nothing is wrong. */
export function judge(code: string): JudgedExecution {
  const ms = Number(/ms=([\d.]+)/.exec(code)?.[1] ?? Number.NaN);
  return Number.isNaN(ms) ? judged("WA") : judged("AC", ms);
}

/** The set `trial` of problems with three right references each, measured. @returns the id of the profile */
export async function importMeasured(bench: ServiceBench, slugs: readonly string[]): Promise<string> {
  const imported = await problemSet(slugs.map((slug) => problem(slug, 3)));
  const { setId } = await importProblemSet({ ctx: bench.ctx, input: { slug: "trial", name: "Trial", kind: "venus", source: "test", revision: null, imported } });
  const { id: profileId } = await bench.db.measurementProfile.create({ data: { hash: "p", details: {} } });
  const { calibrationId } = await startCalibration({ ctx: bench.ctx, input: { setId, profileId } });
  for (const reference of await bench.db.referenceSolution.findMany({ orderBy: { position: "asc" } })) {
    const job = { kind: "reference", referenceId: reference.id, calibrationId } as const;
    await recordExecution({ ctx: bench.ctx, input: { job, judged: judged("AC", 20 * (reference.position + 1)), profileId, workerName: "w", attempts: 1 } });
  }
  return profileId;
}
