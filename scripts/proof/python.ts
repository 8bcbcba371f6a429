import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { open, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { ROOT } from "@/lib/infra/build/step";
import { pinned } from "@/lib/infra/processes";

export interface TrainerPlace {
  python: string;
  /** The execution API of the instance. */
  sandboxUrl: string;
  /** Cores that do not measure. */
  cores: number[];
  /** Ends the trainer with a checkpoint. */
  signal: AbortSignal;
  say: (line: string) => void;
}

const metricsSchema = z.object({ kind: z.literal("metrics"), step: z.int(), data: z.record(z.string(), z.number().nullable()) });
export type StepMetrics = z.output<typeof metricsSchema>;

const TELL_EVERY_MS = 20_000;
const LAST_LINES = 15;

/** Runs `python -m <module> ...` of the trainer; what it says goes into `log`. Throws AppError with its last lines where it fails. */
export async function runTrainer(place: TrainerPlace, module: string, args: readonly string[], log: string): Promise<void> {
  const out = await open(log, "w");
  try {
    const child = spawn(...pinned(place.cores, place.python, ["-m", module, ...args]), { cwd: ROOT, env: { ...process.env, ...environment(place) }, stdio: ["ignore", out.fd, out.fd], signal: place.signal });
    const status = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", resolve);
    });
    if (status !== 0) throw new AppError("internal", `python -m ${module} ended with status ${status}. Its last lines:\n${await lastLines(log)}`);
  } finally {
    await out.close();
  }
}

function environment({ sandboxUrl, cores }: TrainerPlace): Record<string, string> {
  return { SANDBOX_URL: sandboxUrl, OMP_NUM_THREADS: String(cores.length), TOKENIZERS_PARALLELISM: "false", HF_HUB_OFFLINE: "1", HF_DATASETS_OFFLINE: "1", PYTHONUNBUFFERED: "1" };
}

async function lastLines(log: string): Promise<string> {
  return (await readFile(log, "utf8")).trim().split("\n").slice(-LAST_LINES).join("\n");
}

/** Trains as `run.json` of the folder says, and tells how far it is. @returns what it told of each step */
export async function train(place: TrainerPlace, name: string, folder: string): Promise<StepMetrics[]> {
  const events = path.join(folder, "run/events.jsonl");
  const { steps } = z.looseObject({ steps: z.int() }).parse(JSON.parse(await readFile(path.join(folder, "run.json"), "utf8")));
  const tell = async (): Promise<void> => {
    const step = existsSync(events) ? ((await readMetrics(events)).at(-1)?.step ?? 0) : 0;
    place.say(`${name}: step ${step} of ${steps}`);
  };
  const timer = setInterval(() => void tell().catch(() => undefined), TELL_EVERY_MS);
  try {
    await runTrainer(place, "trainer", [path.join(folder, "run.json")], path.join(folder, "log.txt"));
  } finally {
    clearInterval(timer);
  }
  return readMetrics(events);
}

/** The metrics of an event file; a last line that is being written is left out. */
async function readMetrics(file: string): Promise<StepMetrics[]> {
  const lines = (await readFile(file, "utf8")).split("\n").slice(0, -1);
  return lines.flatMap((line) => metricsSchema.safeParse(JSON.parse(line)).data ?? []);
}
