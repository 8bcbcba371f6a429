import type { JudgedExecution } from "@/lib/core/judging/schema";
import { Prisma } from "@/lib/generated/prisma/client";

export interface JudgedBy {
  profileId: string;
  workerName: string;
  /** Tries that this result took, this one included. */
  attempts: number;
}

/** The columns of an execution that its verdict and figures fill. */
export function executionColumns(judged: JudgedExecution, { profileId, workerName, attempts }: JudgedBy) {
  const f = judged.figures;
  return {
    profileId,
    workerName,
    attempts,
    judgingVersion: judged.judgingVersion,
    verdict: judged.verdict,
    reason: judged.reason,
    failingCase: judged.failingCase,
    passedCases: judged.passedCases,
    wallNs: whole(f?.wallNs),
    cpuNs: whole(f?.cpuNs),
    peakBytes: whole(f?.peakBytes),
    peakSource: f?.peakSource ?? null,
    integralByteSeconds: f?.integralByteSeconds ?? null,
    wallRelativeError: f?.spread.wallRelativeError ?? null,
    peakRelativeError: f?.spread.peakRelativeError ?? null,
    integralRelativeError: f?.spread.integralRelativeError ?? null,
    repeatCount: f?.cleanRepeats ?? 0,
  };
}

function whole(value: number | undefined): bigint | null {
  return value === undefined ? null : BigInt(Math.round(value));
}

/** What only the execution's own page reads. */
export function detailColumns(judged: JudgedExecution) {
  const { trace, ...figures } = judged.figures ?? { trace: null };
  return {
    evidence: judged.evidence,
    figures: judged.figures ? figures : Prisma.DbNull,
    trace: trace ?? Prisma.DbNull,
    phases: judged.phases,
  };
}
