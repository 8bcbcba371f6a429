import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { Command, InvalidArgumentError } from "commander";
import { isAppError } from "@/lib/core/errors";
import { closeBench, openBench, type Bench } from "./bench";
import { hostFacts, loadNow } from "./host";
import { measureCv } from "./parts/cv";
import { compareEstimators } from "./parts/estimators";
import { measureMemory } from "./parts/memory";
import { measureOverhead } from "./parts/overhead";
import { measurePerturbation } from "./parts/perturbation";
import { measureRank, type RankOptions } from "./parts/rank";
import { compareStartUp } from "./parts/startup";
import { measureToldApart } from "./parts/told-apart";
import { benchSchema, PARTS, type BenchReport, type Details, type Part } from "./schema";
import { headlineOf, summaryLines } from "./summary";

interface Options {
  json?: string;
  only: Part[];
  merge?: boolean;
  calibrations?: string;
  rankSeconds: number;
  rankProblems: number;
}

const MANY_CASES = 10;

const MEASURE: { [P in Part]: (bench: Bench, options: RankOptions) => Promise<Details[P] | null> } = {
  overhead: measureOverhead,
  perturbation: measurePerturbation,
  cv: measureCv,
  memory: measureMemory,
  "told-apart": measureToldApart,
  estimators: compareEstimators,
  "startup-one": (bench) => compareStartUp(bench, 1),
  "startup-many": (bench) => compareStartUp(bench, MANY_CASES),
  rank: measureRank,
};

function parts(list: string): Part[] {
  return list.split(",").map((name) => {
    const part = PARTS.find((known) => known === name.trim());
    if (part === undefined) throw new InvalidArgumentError(`"${name}" is none of ${PARTS.join(", ")}.`);
    return part;
  });
}

function aboveNought(text: string): number {
  const value = Number(text);
  if (value > 0) return value;
  throw new InvalidArgumentError("must be a number above nought.");
}

const command = new Command("bench:monolith")
  .description("Measures the sandbox, side by side with one container per run and a shell sampler. JSON on stdout, a summary on stderr.")
  .option("--json <file>", "write the JSON there too")
  .option("--only <parts>", `only these parts, by comma: ${PARTS.join(", ")}`, parts, [...PARTS])
  .option("--merge", "keep the other parts' figures that --json's file has already")
  .option("--calibrations <file>", "for rank: keeps what was measured (and the host's reference speed beside it), so that a run that was stopped goes on")
  .option("--rank-seconds <n>", "for rank: measure no longer than this in one call", aboveNought, Number.POSITIVE_INFINITY)
  .option("--rank-problems <n>", "for rank: only the first n problems of the starter set", aboveNought, Number.POSITIVE_INFINITY)
  .action(run);

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Figures of an earlier call on the same host and profile. */
function keptReport(options: Options): BenchReport | null {
  if (!options.merge || options.json === undefined || !existsSync(options.json)) return null;
  return benchSchema.parse(JSON.parse(readFileSync(options.json, "utf8")));
}

async function run(options: Options): Promise<void> {
  const kept = keptReport(options);
  const bench = await openBench({ say, referenceFolder: options.calibrations === undefined ? null : `${options.calibrations}.host` });
  try {
    const facts = await hostFacts(bench);
    const details: Details = { ...kept?.details };
    const runs = (kept?.runs ?? []).filter(({ part }) => !options.only.includes(part));
    for (const part of options.only) {
      const startedMs = performance.now();
      const startedAt = new Date().toISOString();
      const loadBefore = loadNow();
      const rank = { calibrationsFile: options.calibrations ?? null, secondsAtMost: options.rankSeconds, problemsAtMost: options.rankProblems };
      const found = await MEASURE[part](bench, rank);
      if (found === null) continue;
      Object.assign(details, { [part]: found });
      runs.push({ part, startedAt, seconds: (performance.now() - startedMs) / 1000, load: [loadBefore, loadNow()] });
    }
    report(options, benchSchema.parse({ format: 1, ...facts, runs, ...headlineOf(details), details }));
  } finally {
    await closeBench(bench);
  }
}

function report(options: Options, found: BenchReport): void {
  const text = `${JSON.stringify(found, null, 2)}\n`;
  process.stdout.write(text);
  if (options.json !== undefined) writeFileSync(options.json, text);
  for (const line of summaryLines(found)) say(line);
}

await command.parseAsync(process.argv).catch((error: unknown) => {
  say(isAppError(error) ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
});
