import type { Fault } from "@/lib/core/errors";
import type { Language } from "@/lib/core/problem";

/** What each format is called where people read it. */
export const FORMAT_NAMES = {
  afterburner: "Afterburner JSONL",
  evalplus: "EvalPlus samples",
  mercury: "Mercury samples",
  apps: "APPS all_codes",
  livecodebench: "LiveCodeBench custom",
  bigcodebench: "BigCodeBench samples",
  "lm-eval": "lm-eval-harness samples",
  generations: "Afterburner generations",
} as const;

export type SubmissionFormat = keyof typeof FORMAT_NAMES;

export const MAX_FILE_BYTES = 64 * 1024 * 1024;
export const MAX_SOLUTION_BYTES = 256 * 1024;
/** Of one file: ten thousand problems with twenty solutions each. */
export const MAX_SAMPLES = 200_000;
/** Of all solutions of a file together: packed ones can be larger than their file. */
export const MAX_SOLUTIONS_BYTES = 256 * 1024 * 1024;
export const MAX_FAULTS = 50;

/** The problems that a submission may name. */
export interface SubmissionSet {
  /** Slug of the set and its kind: the prefixes that ids such as "Venus/54" may carry. */
  slug?: string;
  kind?: string;
  /** In the set's order, which is what index keys count. */
  problems: SubmissionProblem[];
}

export interface SubmissionProblem {
  slug: string;
  externalId: string;
  /** Languages that the problem can be judged in; Python alone when not given. */
  languages?: Language[];
}

export interface SubmittedSample {
  /** Slug of the problem. */
  problem: string;
  /** The problem as the file names it ("Venus/54", "12"). */
  problemKey: string;
  /** Position among the samples of its problem, from 0, in the order of the file. */
  index: number;
  language: Language;
  /** The program, markdown fences taken off. */
  code: string;
  /** "line 12", "spiral-matrix[0]", "row 3". */
  where: string;
}

export interface Coverage {
  problems: number;
  samples: number;
  /** Slugs of the set's problems without a sample, in the set's order. */
  missing: string[];
}

export interface ParsedSubmission {
  format: SubmissionFormat;
  samples: SubmittedSample[];
  /** What is worth knowing and no reason to refuse the file. */
  warnings: string[];
  coverage: Coverage;
}

/** What is wrong with a file, by the error code it ends in when all its faults are of one kind. */
export type FaultKind = "invalid_input" | "too_large" | "unknown_problem" | "unsupported_format";

export interface Refusal {
  code: FaultKind;
  faults: Fault[];
  moreFaults: number;
}
