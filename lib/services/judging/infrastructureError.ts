import { JUDGING_VERSION, type JudgedExecution } from "@/lib/core/judging";

/** The result of a program that could not be judged through our own fault, after the last try. */
export function infrastructureError(reason: string, totalCases: number): JudgedExecution {
  return {
    judgingVersion: JUDGING_VERSION,
    verdict: "IE",
    reason,
    failingCase: null,
    passedCases: 0,
    totalCases: Math.max(1, totalCases),
    evidence: { exitCode: null, signal: null, stderrTail: "", compileOutput: "", publicCase: null },
    figures: null,
    phases: { prepareMs: 0, correctnessMs: null, warmUpMs: null, measuringMs: null },
  };
}
