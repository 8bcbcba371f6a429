import type { JudgedExecution } from "@/lib/core/judging";
import type { ScoreKey, SubmissionScore } from "@/lib/core/scoring";
import { VERDICTS } from "@/lib/core/verdict";
import type { LocalJob } from "./judgeLocally";

/** One line of the results file. Figures are null for anything but AC, and when none were asked for. */
export function resultLine(job: LocalJob, result: JudgedExecution) {
  const figures = result.figures;
  return {
    problem: job.problem.slug,
    sample: job.sample,
    language: job.language,
    verdict: result.verdict,
    reason: result.reason,
    wallNs: figures?.wallNs ?? null,
    cpuNs: figures?.cpuNs ?? null,
    peakBytes: figures?.peakBytes ?? null,
    integralByteSeconds: figures?.integralByteSeconds ?? null,
    wallRelativeError: figures?.spread.wallRelativeError ?? null,
    hostSpeed: figures?.hostSpeed ?? null,
    repeats: figures?.repeats ?? [],
  };
}

const SHOWN: [ScoreKey, string][] = [
  ["passAt1", "Pass@1"],
  ["beyondT", "Beyond-T"],
  ["beyondM", "Beyond-M"],
  ["beyondI", "Beyond-I"],
  ["noiseAwareI", "Beyond-I, noise-aware"],
];

/** The summary that goes to stderr. */
export function summaryLines(judged: { result: JudgedExecution }[], score: SubmissionScore | null): string[] {
  const counts = VERDICTS.map((verdict) => [verdict, judged.filter(({ result }) => result.verdict === verdict).length] as const);
  const lines = [`${judged.length} samples: ${counts.filter(([, count]) => count > 0).map(([verdict, count]) => `${verdict} ${count}`).join(", ")}`];
  if (!score) return lines;
  lines.push(`scores over ${score.coverage.problems} problems (${score.coverage.attempted} attempted), version ${score.version}${score.final ? "" : ", provisional: some samples could not be measured"}`);
  for (const [key, name] of SHOWN) {
    const estimate = score.means[key];
    if (!estimate) continue;
    const interval = estimate.interval ? `  (95 %: ${percent(estimate.interval.low)} to ${percent(estimate.interval.high)})` : "";
    lines.push(`  ${name.padEnd(22)} ${percent(estimate.mean).padStart(6)}${interval}`);
  }
  return lines;
}

function percent(share: number): string {
  return (share * 100).toFixed(1);
}
