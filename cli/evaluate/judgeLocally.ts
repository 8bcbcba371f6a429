import { setTimeout as delay } from "node:timers/promises";
import { isAppError, type AppError } from "@/lib/core/errors";
import type { JudgedExecution, JudgingPolicy } from "@/lib/core/judging";
import type { Sandbox } from "@/lib/core/measurement";
import type { ImportedProblem, Language } from "@/lib/core/problem";
import { infrastructureError } from "@/lib/services/judging/infrastructureError";
import { hostSpeed } from "@/lib/services/judging/hostSpeed";
import { judgeProgram } from "@/lib/services/judging/judgeProgram";
import { withPatience } from "@/lib/services/judging/patience";

export interface LocalJob {
  problem: ImportedProblem;
  sample: number;
  language: Language;
  code: string;
}

export interface LocalHost {
  sandbox: Sandbox;
  policy: JudgingPolicy;
  /** Languages that this host cannot run, with the reason: their samples end as IE. */
  failures: ReadonlyMap<Language, AppError>;
  signal: AbortSignal;
  /** Told why measuring pauses, and null when it goes on. */
  onWaiting: (reason: string | null) => void;
}

const CONTAMINATED_TRIES = 3;

/**
 * Judges one sample here. An infrastructure error is tried again; what is left of it after that is an IE with its
 * cause. Throws AppError cancelled when the command is interrupted.
 */
export async function judgeLocally({ sandbox, policy, failures, signal, onWaiting }: LocalHost, job: LocalJob): Promise<JudgedExecution> {
  const failure = failures.get(job.language);
  if (failure) return infrastructureError(failure.message, job.problem.cases.length);
  const attempt = () => judgeProgram({ sandbox, problem: job.problem, language: job.language, code: job.code, policy, signal });
  try {
    for (let tries = 1; ; tries += 1) {
      const judged = await withPatience({
        attempt,
        signal,
        isReachable: async () => true,
        hostSpeed: () => hostSpeed(sandbox, signal),
        onWaiting,
        pause: (ms, aborted) => delay(ms, undefined, { signal: aborted }),
      });
      if (judged.verdict !== "IE" || tries >= CONTAMINATED_TRIES) return judged;
    }
  } catch (error) {
    if (signal.aborted || !isAppError(error)) throw error;
    return infrastructureError(error.message, job.problem.cases.length);
  }
}
