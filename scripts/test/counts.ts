import { readFile } from "node:fs/promises";
import { z } from "zod";

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** The fields of vitest's JSON report that we use. */
const reportSchema = z.object({
  success: z.boolean(),
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

/** Counts of one vitest run. A file that failed before its tests could run counts as one failure. */
export function countsOf(report: unknown): Counts {
  const parsed = reportSchema.parse(report);
  const brokenFiles = parsed.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  ).length;
  return {
    passed: parsed.numPassedTests,
    failed: parsed.numFailedTests + brokenFiles,
    skipped: parsed.numPendingTests + parsed.numTodoTests,
  };
}

/**
 * Counts of a run by its report and exit code: a run that failed without a failed test (a crash, an error
 * outside of tests, no report) counts as one failure.
 */
export async function countsOfRun(reportFile: string, exitCode: number | null): Promise<Counts> {
  const text = await readFile(reportFile, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  const counts = text === undefined ? { passed: 0, failed: 0, skipped: 0 } : countsOf(JSON.parse(text));
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
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
