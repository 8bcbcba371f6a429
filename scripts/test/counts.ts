import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { ROOT } from "@/lib/infra/build/step";

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export interface RunResult {
  counts: Counts;
  failures: Failure[];
}

/** The fields of vitest's JSON report that we use. */
const reportSchema = z.object({
  success: z.boolean(),
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()).nullish() })),
    }),
  ),
});

/** A test that failed, or a file that failed before its tests could run. */
export interface Failure {
  file: string;
  /** Empty for a whole file. */
  test: string;
  /** First line of what was wrong. */
  reason: string;
}

/** Counts and failures of one vitest run. A file that failed before its tests could run counts as one failure. */
export function resultOf(report: unknown): RunResult {
  const parsed = reportSchema.parse(report);
  const failures = parsed.testResults.flatMap((file) => {
    const failed = file.assertionResults.filter((test) => test.status === "failed");
    if (failed.length === 0) return file.status === "failed" ? [failure(file.name, "", file.message)] : [];
    return failed.map((test) => failure(file.name, test.fullName, test.failureMessages?.[0]));
  });
  const brokenFiles = failures.filter(({ test }) => test === "").length;
  const counts = {
    passed: parsed.numPassedTests,
    failed: parsed.numFailedTests + brokenFiles,
    skipped: parsed.numPendingTests + parsed.numTodoTests,
  };
  return { counts, failures };
}

function failure(file: string, test: string, message: string | undefined): Failure {
  return { file: path.relative(ROOT, file), test, reason: message?.split("\n", 1)[0] ?? "" };
}

/**
 * Result of a run by its report and exit code: a run that failed without a failed test (a crash, an error
 * outside of tests, no report) counts as one failure.
 */
export async function resultOfRun(reportFile: string, exitCode: number | null): Promise<RunResult> {
  const text = await readFile(reportFile, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  return withItsEnd(text === undefined ? { counts: { passed: 0, failed: 0, skipped: 0 }, failures: [] } : resultOf(JSON.parse(text)), exitCode);
}

/** The result of a run, with one failure more where it failed and no test did. */
export function withItsEnd(result: RunResult, exitCode: number | null): RunResult {
  if (exitCode === 0 || result.counts.failed > 0) return result;
  const reason = `The run ended with ${exitCode === null ? "a signal" : `status ${exitCode}`} and no failed test; its output is above.`;
  return { counts: { ...result.counts, failed: 1 }, failures: [{ file: "", test: "", reason }] };
}

export function sum(all: Counts[]): Counts {
  return all.reduce(
    (total, one) => ({ passed: total.passed + one.passed, failed: total.failed + one.failed, skipped: total.skipped + one.skipped }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** The last line of `npm test`, which other programs read. */
export function summaryLine(counts: Counts): string {
  return `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`;
}

/** What failed, said once more where it is found: behind thousands of lines. */
export function failureLines(failures: readonly Failure[]): string[] {
  return failures.map(({ file, test, reason }) => `failed: ${[file, test].filter((part) => part !== "").join(" > ")}${file === "" ? "" : ": "}${reason}`);
}
