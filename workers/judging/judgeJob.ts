import type { Sandbox } from "@/lib/core/measurement";
import { infrastructureError } from "@/lib/services/judging/infrastructureError";
import type { JudgingPolicy, JudgedExecution } from "@/lib/core/judging";
import { isAppError } from "@/lib/core/errors";
import type { JudgeJob } from "@/lib/core/jobs";
import type { Ctx } from "@/lib/services/context";
import { hostSpeed } from "@/lib/services/judging/hostSpeed";
import { judgeProgram } from "@/lib/services/judging/judgeProgram";
import { loadJudgedProblem, loadJudgingTask, type JudgedProblem, type JudgingTask, type ProfileIdOf } from "@/lib/services/judging/loadJudgingTask";
import { recordExecution } from "@/lib/services/judging/recordExecution";
import { reuseExecution } from "@/lib/services/judging/reuseExecution";
import type { Attempt, Outcome } from "../loop";
import { createCache } from "./problemCache";
import { withPatience, type PatienceOptions } from "@/lib/services/judging/patience";

export interface JudgeWorker {
  ctx: Ctx;
  sandbox: Sandbox;
  profileIdOf: ProfileIdOf;
  workerName: string;
  policy: JudgingPolicy;
  patience: Pick<PatienceOptions<unknown>, "isReachable" | "onWaiting" | "onFasterHost" | "pause">;
}

/** Problems kept with their test cases; neighbouring jobs are mostly of the same ones. */
const CACHED_PROBLEMS = 8;

/** The handler of judge jobs: judge and measure one program, store the result, count it once. */
export function createJudgeHandler(worker: JudgeWorker): (attempt: Attempt<JudgeJob>) => Promise<Outcome> {
  const problems = createCache(CACHED_PROBLEMS, (problemId: string) => loadJudgedProblem({ ctx: worker.ctx, input: { problemId } }));
  return async ({ data: job, number, isLast, signal }) => {
    const { ctx, profileIdOf, workerName } = worker;
    const found = await loadJudgingTask({ ctx, input: { job, profileIdOf } });
    if (found.state === "skip") return { status: "done", note: found.reason };
    if (found.state === "elsewhere") return { status: "again", reason: "another worker has the measurement profile for it" };
    if (await reuseExecution({ ctx, input: found.task })) return { status: "done", note: "the same program was measured before" };
    const problem = await problems(found.task.problemId);
    const judged = await judgeOrGiveUp(worker, problem, found.task, { isLast, signal });
    if (judged.verdict === "IE" && !isLast) return { status: "again", reason: judged.reason };
    await recordExecution({ ctx, input: { job, judged, profileId: found.task.profileId, workerName, attempts: number } });
    return { status: "done", note: judged.verdict };
  };
}

/** Our own fault is retried by the queue; the last try leaves an IE that names its cause. */
async function judgeOrGiveUp(
  worker: JudgeWorker,
  problem: JudgedProblem,
  task: JudgingTask,
  { isLast, signal }: { isLast: boolean; signal: AbortSignal },
): Promise<JudgedExecution> {
  const attempt = () =>
    judgeProgram({ sandbox: worker.sandbox, problem, language: task.language, code: task.code, policy: worker.policy, signal });
  try {
    return await withPatience({ ...worker.patience, hostSpeed: () => hostSpeed(worker.sandbox, signal), attempt, signal });
  } catch (error) {
    if (!isLast || signal.aborted || !isAppError(error)) throw error;
    return infrastructureError(error.message, problem.cases.length);
  }
}
