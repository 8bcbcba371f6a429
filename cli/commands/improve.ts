import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { InvalidArgumentError } from "commander";
import { AppError } from "@/lib/core/errors";
import { OBJECTIVES, type ChatMessage, type Objective } from "@/lib/core/improvement";
import { OFFICIAL } from "@/lib/core/judging";
import type { ImportedProblem, Language } from "@/lib/core/problem";
import { env } from "@/lib/infra/env";
import { complete } from "@/lib/infra/models";
import { createSafeFetch, parseWebUrl } from "@/lib/infra/safe-fetch";
import { loadProblemSet } from "@/lib/infra/sources";
import { openSandbox } from "@/workers/openSandbox";
import { judgeLocally } from "../evaluate/judgeLocally";
import { prepareLanguages } from "../evaluate/prepareLanguages";
import { improve as improveProgram, stepLine, type Solution } from "../improve/loop";
import { note, printLine, type Io } from "../support/io";
import { createProgress, type Progress } from "../support/progress";
import type { Configure } from ".";

interface ImproveOptions {
  problem: string;
  model: string;
  problems: string;
  endpoint?: string;
  keyEnv: string;
  iterations: number;
  objective: Objective;
  temperature: number;
  maxTokens: number;
  completion?: boolean;
  feedback: boolean;
  originalCode: boolean;
  out?: string;
}

const MOST_CALL_MS = 30 * 60_000;
const MOST_ANSWER_BYTES = 16 * 1024 * 1024;
const STARTER = "problems/starter.jsonl.gz";
const LANGUAGE_OF: Record<string, Language> = { ".py": "python3", ".cpp": "cpp", ".cc": "cpp", ".java": "java", ".js": "javascript", ".mjs": "javascript", ".go": "go", ".rs": "rust" };

/** `afterburner improve FILE`: the iterative optimization framework on one program of one's own, on this host. */
export const improve: Configure = (command, io) => {
  command
    .argument("<file>", "the program to improve")
    .requiredOption("--problem <id>", "the problem that it solves: slug or id in the set")
    .requiredOption("--model <name>", "the model's name at the endpoint")
    .option("--problems <source>", "problem set: file, APPS folder, URL or hub id", STARTER)
    .option("--endpoint <url>", "OpenAI-compatible endpoint, up to and without /chat/completions (default: OPENAI_BASE_URL)")
    .option("--key-env <name>", "environment variable that holds its key", "OPENAI_API_KEY")
    .option("--iterations <n>", "improvements to try", wholeNumber(100), 5)
    .option("--objective <what>", `one of ${OBJECTIVES.join(", ")}`, objectiveOf, "both" as Objective)
    .option("--temperature <t>", "of the model, 0 to 2", temperatureOf, 0.7)
    .option("--max-tokens <n>", "longest answer", wholeNumber(131_072), 4096)
    .option("--completion", "the model only continues texts, it does not chat")
    .option("--no-feedback", "do not tell the model what was measured")
    .option("--no-original-code", "do not show the model the code that it is to improve")
    .option("--out <file>", "write the best solution there instead of to stdout")
    .action((file: string, options: ImproveOptions) => run(io, file, options));
};

function wholeNumber(most: number) {
  return (text: string): number => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= 1 && value <= most) return value;
    throw new InvalidArgumentError(`must be a whole number from 1 to ${most}.`);
  };
}

function temperatureOf(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && value >= 0 && value <= 2) return value;
  throw new InvalidArgumentError("must be a number from 0 to 2.");
}

function objectiveOf(text: string): Objective {
  const found = OBJECTIVES.find((objective) => objective === text);
  if (found) return found;
  throw new InvalidArgumentError(`must be one of ${OBJECTIVES.join(", ")}.`);
}

async function run(io: Io, file: string, options: ImproveOptions): Promise<void> {
  const language = LANGUAGE_OF[path.extname(file).toLowerCase()];
  if (!language) throw new AppError("invalid_input", `${file}: no language goes with this ending.`, { hint: `Known are ${Object.keys(LANGUAGE_OF).join(", ")}.` });
  const code = await readFile(file, "utf8");
  const progress = createProgress(io.stderr);
  const problem = await problemOf(options, language, progress);
  const ask = asker(io, options);
  const sandbox = await openSandbox({ info: (line: unknown) => progress.update(String(line)), warn: () => undefined, error: () => undefined });
  const interrupted = new AbortController();
  const stopListening = io.onInterrupt(() => interrupted.abort(new AppError("cancelled", "Stopped. What was kept so far is the result.")));
  const host = { sandbox, policy: { ...OFFICIAL, trace: false, driftTolerance: env().DRIFT_TOLERANCE }, failures: new Map(), signal: interrupted.signal, onWaiting: (reason: string | null) => note(io, reason ?? "the host is back at its reference speed: going on") };
  const soFar: { best: Solution | null } = { best: null };
  try {
    await prepareLanguages(sandbox, [language], progress);
    soFar.best = await improveProgram({
      problem: { title: problem.title, statement: problem.statement, language, starterCode: problem.starterCode[language] ?? null },
      code,
      objective: options.objective,
      iterations: options.iterations,
      ablation: { feedback: options.feedback, originalCode: options.originalCode },
      judge: (program) => {
        progress.update("judging and measuring");
        return judgeLocally(host, { problem, sample: 0, language, code: program });
      },
      complete: (messages, iteration) => {
        progress.update(`asking ${options.model} (${iteration} of ${options.iterations})`);
        return ask(messages, interrupted.signal);
      },
      onStep: (report) => {
        if (report.kept) soFar.best = report.solution;
        progress.say(stepLine(report, options.objective));
      },
    });
  } finally {
    progress.done();
    stopListening();
    await sandbox.close();
    // Also of a run that broke off: its completions are paid for.
    if (soFar.best?.verdict === "AC") await handOver(io, options, soFar.best);
  }
  if (soFar.best?.verdict !== "AC") throw new AppError("invalid_input", "No right solution was found.", { hint: "Try more iterations or another model." });
}

async function handOver(io: Io, { out }: ImproveOptions, { code }: Solution): Promise<void> {
  if (out === undefined) printLine(io, code.replace(/\n$/, ""));
  else await writeFile(out, code);
}

async function problemOf({ problems, problem: id }: ImproveOptions, language: Language, progress: Progress): Promise<ImportedProblem> {
  const set = await loadProblemSet({ source: problems, hubUrl: env().HF_ENDPOINT, accessToken: env().HF_TOKEN, onProgress: (line) => progress.update(line) });
  const found = set.problems.find(({ slug, externalId }) => slug === id || externalId === id);
  if (!found) throw new AppError("unknown_problem", `${problems} has no problem "${id}".`, { hint: "Name its slug or its id." });
  if (found.cases.length === 0 || !(language in found.harness)) throw new AppError("not_scorable", `"${id}" cannot be judged in this language.`);
  return found;
}

function asker(io: Io, options: ImproveOptions) {
  const baseUrl = options.endpoint ?? io.env.OPENAI_BASE_URL;
  if (!baseUrl) throw new AppError("invalid_input", "There is no endpoint to ask.", { hint: "Give --endpoint URL, or set OPENAI_BASE_URL." });
  const endpoint = { baseUrl, model: options.model, apiKey: io.env[options.keyEnv] ?? null, protocol: options.completion ? ("completion" as const) : ("chat" as const), parameters: {} };
  const { temperature, maxTokens: maxOutputTokens } = options;
  // The one of the platform gives up on an answer that takes five minutes, which a large model on one's own host does.
  const fetch = createSafeFetch({ allowed: [{ kind: "host", name: parseWebUrl(baseUrl).hostname, port: null }], totalMs: MOST_CALL_MS, maxBytes: MOST_ANSWER_BYTES });
  return (messages: ChatMessage[], signal: AbortSignal) =>
    complete(endpoint, { messages, temperature, maxOutputTokens, seed: null, signal }, {
      fetch,
      onRetry: (reason, waitMs) => note(io, `${reason}; asked again in ${Math.ceil(waitMs / 1000)} s`),
    });
}
