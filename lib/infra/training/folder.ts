import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { MAX_EVENTS_PER_REQUEST, trainerResultSchema, trainingEventSchema, type RunConfig, type TrainerResult, type TrainingEvent, type TrainingProblem } from "@/lib/core/training";

const RUN = "run.json";
const LAUNCH = "launch.json";
const RESULT = "result.json";
const EVENTS = "events.jsonl";
const HOUR_MS = 3_600_000;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const PROBLEMS_FILE = "problems.jsonl";

/** Everything that is kept of training runs. */
export function trainingRoot(dataDir: string): string {
  return path.join(dataDir, "training");
}

/** The folder of a run: what its trainer reads and writes. */
export function trainingFolder(dataDir: string, runId: string): string {
  return path.join(trainingRoot(dataDir), runId);
}

/** Models that trainers download from the hub, kept for all runs. */
export function hubFolder(dataDir: string): string {
  return path.join(trainingRoot(dataDir), "hub");
}

/** Writes the run file, and takes away how an earlier attempt ended: it must not be taken for the next one's end. */
export async function writeRunFile(folder: string, config: RunConfig): Promise<void> {
  await mkdir(folder, { recursive: true });
  await rm(path.join(folder, RESULT), { force: true });
  await writeWhole(path.join(folder, RUN), JSON.stringify(config, null, 1));
}

/** Writes the problems that a run learns from, once: each attempt has the same. Returns how many there are; null where they were there. */
export async function writeProblems(folder: string, problems: () => AsyncIterable<TrainingProblem[]>): Promise<number | null> {
  const file = path.join(folder, PROBLEMS_FILE);
  if (existsSync(file)) return null;
  await mkdir(folder, { recursive: true });
  let count = 0;
  async function* lines(): AsyncGenerator<string> {
    for await (const batch of problems()) {
      count += batch.length;
      yield batch.map((problem) => `${JSON.stringify(problem)}\n`).join("");
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(`${file}.draft`));
  await rename(`${file}.draft`, file);
  return count;
}

const launchSchema = z.object({ attempt: z.int(), environment: z.record(z.string(), z.string()) });

/** What an attempt is launched with, as it was written down before the launch; null where it was not. */
export async function readLaunch(folder: string, attempt: number): Promise<Record<string, string> | null> {
  const text = await readOrNull(path.join(folder, LAUNCH));
  if (text === null) return null;
  const launch = launchSchema.parse(JSON.parse(text));
  return launch.attempt === attempt ? launch.environment : null;
}

/** Written before the launch and readable by us alone: a launch that is repeated has the same secrets. */
export async function writeLaunch(folder: string, attempt: number, environment: Record<string, string>): Promise<void> {
  await writeWhole(path.join(folder, LAUNCH), JSON.stringify({ attempt, environment }), 0o600);
}

export async function removeLaunch(folder: string): Promise<void> {
  await rm(path.join(folder, LAUNCH), { force: true });
}

/** How the last process of a run says that it ended; null where it does not say. */
export async function readResult(folder: string): Promise<TrainerResult | null> {
  const text = await readOrNull(path.join(folder, RESULT));
  return text === null ? null : trainerResultSchema.parse(JSON.parse(text));
}

/** Events after a number from the file that the trainer keeps, in batches. Throws AppError internal that names a line which is none. */
export async function* readEventFile(folder: string, after: number): AsyncGenerator<TrainingEvent[]> {
  const file = path.join(folder, EVENTS);
  if (!existsSync(file)) return;
  let batch: TrainingEvent[] = [];
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1;
    const event = parseLine(text, file, line);
    if (event === null || event.seq <= after) continue;
    if (batch.push(event) < MAX_EVENTS_PER_REQUEST) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Null for the last line of a process that was killed while it wrote. */
function parseLine(text: string, file: string, line: number): TrainingEvent | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = trainingEventSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError("internal", `Line ${line} of ${file} is no event: ${parsed.error.issues[0]?.message ?? "it does not fit"}`, { cause: parsed.error });
}

/** Removes folders of runs that are deleted, an hour after their last change. Returns how many. */
export async function sweepTraining(dataDir: string, isThere: (ids: string[]) => Promise<Set<string>>, nowMs = Date.now()): Promise<number> {
  const root = trainingRoot(dataDir);
  const names = (existsSync(root) ? await readdir(root) : []).filter((name) => ID.test(name));
  const there = names.length === 0 ? new Set<string>() : await isThere(names);
  let removed = 0;
  for (const name of names.filter((id) => !there.has(id))) {
    const folder = path.join(root, name);
    if (nowMs - (await stat(folder)).mtimeMs < HOUR_MS) continue;
    await rm(folder, { recursive: true, force: true });
    removed += 1;
  }
  return removed;
}

async function writeWhole(file: string, text: string, mode = 0o644): Promise<void> {
  await writeFile(`${file}.draft`, text, { mode });
  await rename(`${file}.draft`, file);
}

function readOrNull(file: string): Promise<string | null> {
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
}
