import { readEnv } from "@/lib/infra/env";
import { cleanupStack } from "./start/cleanup";
import { explain } from "./start/explain";
import { failureLines, sum, summaryLine } from "./test/counts";
import { parseTestOptions } from "./test/parts";
import { REPORTS, runParts } from "./test/run";
import { testRunner } from "./test/runner";

const say = (line: string): boolean => process.stdout.write(`· ${line}\n`);

/** Runs the test parts, stops what it started, and prints the sum as its last line. */
async function main(): Promise<number> {
  const options = parseTestOptions(process.argv.slice(2));
  const env = readEnv();
  const stopped = new AbortController();
  const cleanup = cleanupStack((what, error) => process.stderr.write(`While ${what}: ${explain(error)}\n`));
  // Tests bring their own database and must not meet that of the person who runs them.
  const runner = testRunner({ ...process.env, NODE_ENV: "test", DATABASE_URL: "", NEXT_TELEMETRY_DISABLED: "1" }, REPORTS);
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(name, () => {
      stopped.abort();
      runner.interrupt(name);
    });
  }
  try {
    const results = await runParts({ options, env, runner, cleanup, say, stopped: stopped.signal });
    await cleanup.run();
    const total = sum(results.map((result) => result.counts));
    process.stdout.write("\n");
    for (const line of failureLines(results.flatMap((result) => result.failures))) process.stdout.write(`${line}\n`);
    for (const { part, counts, skippedBecause } of results) {
      process.stdout.write(`${part.padEnd(12)} ${summaryLine(counts)}${skippedBecause === undefined ? "" : ` (${skippedBecause})`}\n`);
    }
    if (stopped.signal.aborted) process.stdout.write("Stopped before all parts had run.\n");
    process.stdout.write(`${summaryLine(total)}\n`);
    return total.failed > 0 || stopped.signal.aborted ? 1 : 0;
  } finally {
    await cleanup.run();
  }
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`\n${explain(error)}\n`);
  return 1;
});
