import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import { InvalidArgumentError } from "commander";
import pLimit from "p-limit";
import { LANGUAGE_NAMES } from "@/lib/core/problem";
import { policyForRepeats, OFFICIAL, type JudgedExecution } from "@/lib/core/judging";
import { env } from "@/lib/infra/env";
import { loadProblemSet, readParquetRows, readSubmissionFile } from "@/lib/infra/sources";
import { openSandbox } from "@/workers/openSandbox";
import { createProgress, type Progress } from "../support/progress";
import type { Configure } from ".";
import { Judge } from "../evaluate/judge";
import type { LocalJob } from "../evaluate/judgeLocally";
import { languagesOfJobs, prepareLanguages } from "../evaluate/prepareLanguages";
import { resultLine, summaryLines } from "../evaluate/report";
import { readSamples, type EvaluateInput } from "../evaluate/input";
import { scoreLocally } from "../evaluate/scoreLocally";

interface EvaluateOptions {
  problems: string;
  solutions: string;
  out: string;
  repeats?: number;
  scores: boolean;
  fresh?: boolean;
  strict?: boolean;
}

const MAX_REPEATS = 100;

/** `afterburner evaluate`: judges a file of solutions on this host, without the web app and without a database. */
export const evaluate: Configure = (command) => {
  command
    .requiredOption("--problems <source>", "problem set: file, APPS folder, URL or hub id")
    .requiredOption("--solutions <file>", "solutions, in any format that the submit page takes")
    .requiredOption("--out <file>", "where the results go: one JSON line a sample")
    .option("--repeats <n>", "measured repeats of each accepted sample (default: until known to 0.5 %, 9 to 15; 0: verdicts only)", wholeNumber)
    .option("--no-scores", "do not measure the reference solutions and print no Beyond scores")
    .option("--fresh", "measure every sample now; else a program that was measured on this host before keeps its figures")
    .option("--strict", "refuse a file with solutions of problems that the set lacks")
    .action(run);
};

function wholeNumber(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value <= MAX_REPEATS) return value;
  throw new InvalidArgumentError(`must be a whole number from 0 to ${MAX_REPEATS}.`);
}

async function run(options: EvaluateOptions): Promise<void> {
  const progress = createProgress();
  const set = await loadProblemSet({ source: options.problems, hubUrl: env().HF_ENDPOINT, accessToken: env().HF_TOKEN, onProgress: (line) => progress.update(line) });
  const input = await readSamples(set, { ...(await readSubmissionFile(options.solutions)), readParquet: readParquetRows }, options.strict === true);
  for (const line of input.notes) progress.say(line);
  const sandbox = await openSandbox({ info: (line: unknown) => progress.update(String(line)), warn: () => undefined, error: () => undefined });
  const interrupted = new AbortController();
  const onSignal = () => interrupted.abort();
  process.once("SIGINT", onSignal);
  process.once("SIGTERM", onSignal);
  try {
    const policy = options.repeats === undefined ? OFFICIAL : policyForRepeats(options.repeats);
    const onWaiting = (reason: string | null) => progress.say(reason ?? "the host is back at its reference speed: going on");
    const languages = languagesOfJobs(input.jobs);
    const failures = await prepareLanguages(sandbox, languages, progress);
    const host = { sandbox, policy, failures, signal: interrupted.signal, onWaiting };
    const judge = await Judge.open(host, languages, options.fresh === true);
    const judged = await judgeAll(input, (job) => judge.judge(job), sandbox.slots(), options.out, progress);
    if (judge.known > 0) progress.say(`${judge.known} of ${judged.length} samples were measured on this host before and keep their figures (--fresh measures them again)`);
    const scored = options.scores && options.repeats !== 0;
    for (const language of languages) {
      const own = judged.filter(({ job }) => job.language === language);
      const score = scored ? await scoreLocally({ ...host, set, language, judged: own, progress }) : null;
      progress.done();
      const title = languages.length > 1 ? [`${LANGUAGE_NAMES[language]}:`] : [];
      for (const line of [...title, ...summaryLines(own, score)]) process.stderr.write(`${line}\n`);
    }
  } finally {
    progress.done();
    await sandbox.close();
  }
}

/** Results are written in the order of the samples, as soon as that order allows. */
async function judgeAll(input: EvaluateInput, judge: (job: LocalJob) => Promise<JudgedExecution>, slots: number, outFile: string, progress: Progress) {
  const out = createWriteStream(outFile);
  await once(out, "open");
  const limit = pLimit(slots);
  const startedMs = performance.now();
  let done = 0;
  const runs = input.jobs.map((job) => limit(() => judge(job)));
  // A rejection is met below, at its turn; until then it must not count as unhandled.
  for (const running of runs) running.catch(() => undefined);
  const judged: { job: LocalJob; result: JudgedExecution }[] = [];
  try {
    for (const [i, job] of input.jobs.entries()) {
      const result = await (runs[i] as (typeof runs)[number]);
      judged.push({ job, result });
      out.write(`${JSON.stringify(resultLine(job, result))}\n`);
      done += 1;
      const secondsLeft = (((performance.now() - startedMs) / done) * (input.jobs.length - done)) / 1000;
      progress.update(`${done} of ${input.jobs.length} judged, about ${Math.ceil(secondsLeft)} s left`);
    }
  } finally {
    limit.clearQueue();
    out.end();
    await finished(out);
  }
  return judged;
}
