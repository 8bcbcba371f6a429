/** Languages that the system knows. Which of them a host can run is said by its sandbox images. */
export const LANGUAGES = ["python3", "cpp", "java", "javascript", "go", "rust"] as const;
export type Language = (typeof LANGUAGES)[number];

/** As people write them. */
export const LANGUAGE_NAMES: Record<Language, string> = { python3: "Python", cpp: "C++", java: "Java", javascript: "JavaScript", go: "Go", rust: "Rust" };

export const DIFFICULTIES = ["Easy", "Medium", "Hard", "Unknown"] as const;
export type Difficulty = (typeof DIFFICULTIES)[number];

/**
 * How an actual output is compared with the expected one.
 * `evaluate` is a data set's own Python source of `evaluate(expected_output, actual_output)`; it runs in a
 * separate sandbox. The others are built in and run on the host side.
 */
export type Checker =
  | { kind: "exact" }
  | { kind: "token"; floatTolerance: number | null }
  | {
      kind: "json";
      floatTolerance: number;
      unordered: boolean;
      /** A boolean equals only a boolean; without it true equals 1, as in Python. */
      strictBooleans?: boolean;
    }
  | { kind: "json_or_token"; floatTolerance: number }
  | { kind: "evaluate"; source: string };

/**
 * How a solution becomes a program.
 * `template`: `source` holds the line `==Code Submission==`, which the solution replaces (Venus).
 * `script`: the solution is the program, stdin to stdout (APPS).
 */
export type Harness = { kind: "template"; source: string } | { kind: "script" };

/** Limits of one program on one problem. Times are wall clock, for all cases together. */
export interface Limits {
  totalWallMs: number;
  memoryBytes: number;
  outputBytes: number;
}

export const DEFAULT_LIMITS: Limits = {
  totalWallMs: 10_000,
  memoryBytes: 1024 * 1024 * 1024,
  outputBytes: 16 * 1024 * 1024,
};

export interface TestCase {
  input: string;
  expected: string;
  /** Examples of the statement: their expected output may be shown to a submission's owner. */
  isPublic: boolean;
}

export interface ReferenceSolution {
  language: Language;
  code: string;
  /** Where it comes from, for display ("reference 3"). */
  label: string;
  /** What the data set says of it; our own verdict comes from calibration. */
  declaredPassed: boolean | null;
}

/** One problem as every importer delivers it, whatever the format it came in. */
export interface ImportedProblem {
  /** Id within its set as the source writes it ("54", "train/0001"). */
  externalId: string;
  /** Unique within the set; lower case, digits and hyphens ("spiral-matrix"). */
  slug: string;
  title: string;
  statement: string;
  difficulty: Difficulty;
  tags: string[];
  starterCode: Partial<Record<Language, string>>;
  harness: Partial<Record<Language, Harness>>;
  checker: Checker;
  limits: Limits;
  cases: TestCase[];
  references: ReferenceSolution[];
  url: string | null;
  /** Null when the problem can be judged and scored; else why it cannot ("no test cases"). */
  notScorable: string | null;
}

export type ProblemSetKind = "venus" | "apps" | "starter";

/** What an importer returns: the good rows, the bad ones by number, and the version of the whole. */
export interface ImportedProblemSet {
  problems: ImportedProblem[];
  rowFaults: { row: number; where: string; problem: string }[];
  /**
   * SHA-256, hex, over the list of the SHA-256 of each problem's canonical JSON, in order: one text of a whole
   * set could be longer than a JavaScript string may be.
   */
  contentHash: string;
}
