import type { CaseStatus } from "../measurement";
import type { TestCase } from "../problem";
import type { Verdict } from "../verdict";
import { evidenceOfRun, headOf, noEvidence } from "./evidence";
import type { JudgedRun } from "./running";
import type { Evidence } from "./schema";

/** The verdict of a case by how its process tree ended; "ok" leaves it to the checker. */
export const STATUS_VERDICT: Record<Exclude<CaseStatus, "ok">, Exclude<Verdict, "AC" | "WA" | "CE">> = {
  nonzero_exit: "RE",
  signalled: "RE",
  wall_limit: "TLE",
  memory_limit: "MLE",
  output_limit: "OLE",
  infrastructure: "IE",
};

/** Longest text of a checker or of the sandbox that a reason quotes, in UTF-16 units. */
const MAX_QUOTED_CHARS = 300;

/** Why a sample is not accepted. */
export interface Failure {
  verdict: Exclude<Verdict, "AC">;
  reason: string;
  failingCase: number | null;
  evidence: Evidence;
}

/** Verdict of one run; null while nothing speaks against it. */
export function verdictOfRun({ run, finding }: JudgedRun): Exclude<Verdict, "AC"> | null {
  if (run.status !== "ok") return STATUS_VERDICT[run.status];
  return finding !== "unseen" && !finding.ok ? "WA" : null;
}

/**
 * The failure that decides: our own fault first, then the first failing case, whatever its kind. A program that
 * prints the right answer and exits non-zero failed. Null when no run failed.
 */
export function decidingFailure(
  runs: readonly JudgedRun[],
  cases: readonly TestCase[],
  when: string,
): Failure | null {
  const deciding =
    runs.find((judged) => verdictOfRun(judged) === "IE") ?? runs.find((judged) => verdictOfRun(judged) !== null);
  const verdict = deciding && verdictOfRun(deciding);
  if (!deciding || !verdict) return null;
  const { caseIndex } = deciding.run;
  const testCase = cases[caseIndex];
  return {
    verdict,
    reason: `Case ${caseIndex + 1} of ${cases.length}${when} ${describe(deciding, testCase)}.`,
    failingCase: caseIndex,
    evidence: evidenceOfRun(deciding.run, deciding.actualHead, testCase),
  };
}

/** A failure of ours that no single case stands for. */
export function infrastructureFailure(reason: string): Failure {
  return { verdict: "IE", reason, failingCase: null, evidence: noEvidence() };
}

function describe({ run, finding }: JudgedRun, testCase: TestCase | undefined): string {
  switch (run.status) {
    case "ok": {
      const quoted = testCase?.isPublic && finding !== "unseen" && finding.reason !== "";
      return quoted ? `gave a wrong answer: ${quote(finding.reason)}` : "gave a wrong answer";
    }
    case "nonzero_exit":
      return `exited with status ${run.exitCode}`;
    case "signalled":
      return `was ended by signal ${run.signal}`;
    case "wall_limit":
      return "was still running when the time limit of all cases together was reached";
    case "memory_limit":
      return "needed more memory than the limit";
    case "output_limit":
      return "wrote more output than the limit";
    case "infrastructure":
      return `could not be run: ${quote(run.detail)}`;
  }
}

function quote(text: string): string {
  return headOf(text.replace(/\.$/, ""), MAX_QUOTED_CHARS);
}
