import { JUDGING_VERSION, type ExecutionFigures, type JudgedExecution, type RepeatFigures } from "@/lib/core/judging";
import type { Verdict } from "@/lib/core/verdict";

/** A small seeded generator (mulberry32): the same figures in every run. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const CASES = 14;

function repeatOf(random: () => number, ms: number, mb: number): RepeatFigures {
  const noise = 1 + (random() - 0.5) * 0.03;
  const wallNs = ms * noise * 1e6;
  return {
    wallNs, cpuNs: wallNs * 0.985, peakBytes: mb * 1e6, integralByteSeconds: mb * 0.72e6 * (wallNs / 1e9),
    integralErrorByteSeconds: mb * 2e2, stealNs: 0, voluntarySwitches: 3, involuntarySwitches: 0,
    sampleCount: Math.round(ms * 10), maxSampleGapNs: 150_000,
    contamination: random() < 0.12 ? "preempted" : null, yardstickNs: 13e6 * (1 + (random() - 0.5) * 0.02),
  };
}

function traceOf(random: () => number, wallNs: number, mb: number): ExecutionFigures["trace"] {
  const points: { tNs: number; bytes: number }[] = [];
  const caseStarts = Array.from({ length: CASES }, (_, caseIndex) => ({ caseIndex, tNs: (caseIndex / CASES) ** 1.6 * wallNs }));
  caseStarts.forEach((start, index) => {
    const end = caseStarts[index + 1]?.tNs ?? wallNs;
    for (let step = 0; step < 30; step++) {
      const grown = 9e6 + (mb * 1e6 - 9e6) * Math.min(1, (step / 22) * ((index + 4) / CASES)) * (0.96 + random() * 0.04);
      points.push({ tNs: start.tNs + ((end - start.tNs) * step) / 30, bytes: step === 29 ? 9e6 : grown });
    }
  });
  return { points, caseStarts, repeat: 0 };
}

/** What a judge would say of a program that needs so long and so much; the figures are made up. */
export function measured(random: () => number, ms: number, mb: number): JudgedExecution {
  const repeats = Array.from({ length: 7 }, () => repeatOf(random, ms, mb));
  const clean = repeats.filter((repeat) => repeat.contamination === null);
  const first = clean[0] ?? repeats[0]!;
  const relative = { wallRelativeError: 0.006, cpuRelativeError: 0.005, peakRelativeError: 0.002, integralRelativeError: 0.008 };
  return {
    ...verdictOnly("AC"),
    figures: {
      wallNs: first.wallNs, cpuNs: first.cpuNs, peakBytes: first.peakBytes, integralByteSeconds: first.integralByteSeconds,
      integralErrorByteSeconds: first.integralErrorByteSeconds, peakSource: "cgroup_v1_max_usage",
      spread: { wallMadNs: 1e5, cpuMadNs: 1e5, peakMadBytes: 4096, integralMadByteSeconds: 1e3, ...relative },
      hostSpeed: 0.99,
      cleanRepeats: Math.max(1, clean.length), repeats, perCase: [], trace: traceOf(random, first.wallNs, mb),
    },
  };
}

const REASONS: Partial<Record<Verdict, string>> = {
  WA: "Test case 5 gave a wrong answer.",
  TLE: "The test cases together took longer than 10 s.",
  RE: "The program ended with exit status 1 on test case 3: IndexError: list index out of range.",
  CE: "The program could not be compiled: invalid syntax (line 7).",
};

export function verdictOnly(verdict: Verdict): JudgedExecution {
  const failed = verdict !== "AC";
  return {
    judgingVersion: JUDGING_VERSION, verdict, reason: REASONS[verdict] ?? "Every test case gave a right answer.",
    failingCase: verdict === "WA" || verdict === "RE" ? 0 : null, passedCases: failed ? 0 : CASES, totalCases: CASES,
    evidence: {
      exitCode: verdict === "RE" ? 1 : 0, signal: null,
      stderrTail: verdict === "RE" ? "Traceback (most recent call last):\n  File \"solution.py\", line 12, in <module>\nIndexError: list index out of range" : "",
      compileOutput: verdict === "CE" ? "  File \"solution.py\", line 7\n    def f(:\n          ^\nSyntaxError: invalid syntax" : "",
      publicCase: verdict === "WA" ? { input: "[[3, 1, 2]]\n", expected: "[1, 2, 3]", actual: "[3, 1, 2]" } : null,
    },
    figures: null,
    phases: { prepareMs: 12, correctnessMs: 80, warmUpMs: null, measuringMs: null },
  };
}
