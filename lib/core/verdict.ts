/**
 * AC accepted, WA wrong answer, TLE time limit, MLE memory limit, OLE output limit, RE runtime error,
 * CE compile error; IE is our own fault (infrastructure error): retried, never scored.
 */
export const VERDICTS = ["AC", "WA", "TLE", "MLE", "OLE", "RE", "CE", "IE"] as const;

export type Verdict = (typeof VERDICTS)[number];

export const VERDICT_MEANING: Record<Verdict, string> = {
  AC: "Accepted: every test case gave a right answer",
  WA: "Wrong answer on a test case",
  TLE: "Time limit exceeded",
  MLE: "Memory limit exceeded",
  OLE: "Output limit exceeded",
  RE: "Runtime error: the program crashed or exited with a non-zero status",
  CE: "Compile error: the program could not be prepared",
  IE: "Infrastructure error: our fault, retried, never counted against the program",
};
