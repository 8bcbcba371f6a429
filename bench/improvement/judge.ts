import { setTimeout as delay } from "node:timers/promises";
import type { JudgeJob, ScoreJob } from "@/lib/core/jobs";
import { JUDGING_VERSION, type JudgedExecution } from "@/lib/core/judging";
import { JUDGE_QUEUE, SCORE_QUEUE, type startBoss } from "@/lib/infra/queue/boss";
import type { Ctx } from "@/lib/services/context";
import { submitIteration } from "@/lib/services/improvement/submitIteration";
import { loadJudgingTask } from "@/lib/services/judging/loadJudgingTask";
import { recordExecution } from "@/lib/services/judging/recordExecution";
import { reuseExecution } from "@/lib/services/judging/reuseExecution";
import { computeLeaderboard } from "@/lib/services/scoring/computeLeaderboard";
import { rescoreSet } from "@/lib/services/scoring/rescoreSet";
import { scoreOneSubmission } from "@/lib/services/scoring/scoreOneSubmission";

export interface ScriptedJudge {
  ctx: Ctx;
  boss: Awaited<ReturnType<typeof startBoss>>;
  profileId: string;
  /** Its word on a program. */
  judge: (code: string) => JudgedExecution;
}

const BATCH = 20;
const IDLE_MS = 20;

/**
 * Works off what is to be judged and scored as the judge worker does, with a word on each program that comes at once in
 * place of the sandbox, until `signal` aborts. Throws what the services throw.
 */
export async function judgeByScript({ ctx, boss, profileId, judge }: ScriptedJudge, signal: AbortSignal): Promise<void> {
  const judgeOne = async (job: JudgeJob): Promise<void> => {
    const found = await loadJudgingTask({ ctx, input: { job, profileIdOf: () => profileId } });
    if (found.state !== "ready" || (await reuseExecution({ ctx, input: found.task }))) return;
    await recordExecution({ ctx, input: { job, judged: judge(found.task.code), profileId, workerName: "script", attempts: 1 } });
  };
  const workOff = async <Job extends object>(queue: string, handle: (job: Job) => Promise<unknown>): Promise<number> => {
    const jobs = await boss.fetch<Job>(queue, { batchSize: BATCH });
    for (const { id, data } of jobs) {
      await handle(data);
      await boss.complete(queue, id);
    }
    return jobs.length;
  };
  while (!signal.aborted) {
    const judged = await workOff<JudgeJob>(JUDGE_QUEUE, judgeOne);
    const scored = await workOff<ScoreJob>(SCORE_QUEUE, (job) => score(ctx, job));
    if (judged + scored === 0) await delay(IDLE_MS);
  }
}

async function score(ctx: Ctx, job: ScoreJob): Promise<void> {
  if (job.kind === "set") await rescoreSet({ ctx, input: job });
  else if (job.kind === "iteration") await submitIteration({ ctx, input: job });
  else {
    const outcome = await scoreOneSubmission({ ctx, input: job });
    if (outcome.state === "scored") await computeLeaderboard({ ctx, input: outcome });
  }
}

/** Believes what a program says of its time, as `ms=12.5`; one that says nothing is wrong. */
export function believe(code: string): JudgedExecution {
  const ms = Number(/ms=([\d.]+)/.exec(code)?.[1] ?? Number.NaN);
  return took(Number.isNaN(ms) ? null : ms);
}

/** A result as the judge gives it of a program that takes so long, with memory and integral to it; null: a wrong answer. */
export function took(ms: number | null): JudgedExecution {
  const error = { wallRelativeError: 0.01, cpuRelativeError: 0.01, peakRelativeError: 0.001, integralRelativeError: 0.01 };
  const figures = (time: number): JudgedExecution["figures"] => ({
    wallNs: time * 1e6,
    cpuNs: time * 1e6,
    peakBytes: 1e7 + time * 1e5,
    integralByteSeconds: time * 1e4,
    integralErrorByteSeconds: 1,
    peakSource: "rss_tree",
    spread: { wallMadNs: 1, cpuMadNs: 1, peakMadBytes: 1, integralMadByteSeconds: 1, ...error },
    hostSpeed: 1,
    cleanRepeats: 9,
    repeats: [],
    perCase: [],
    trace: null,
  });
  return {
    judgingVersion: JUDGING_VERSION,
    verdict: ms === null ? "WA" : "AC",
    reason: ms === null ? "The first case gave a wrong answer." : "Every case gave a right answer.",
    failingCase: ms === null ? 0 : null,
    passedCases: ms === null ? 0 : 2,
    totalCases: 2,
    evidence: { exitCode: 0, signal: null, stderrTail: "", compileOutput: "", publicCase: null },
    figures: ms === null ? null : figures(ms),
    phases: { prepareMs: 1, correctnessMs: 1, warmUpMs: null, measuringMs: null },
  };
}
