import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { sha256Hex } from "@/lib/core/hash";
import { JUDGING_VERSION, judgedExecutionSchema, type JudgedExecution, type JudgingPolicy } from "@/lib/core/judging";
import { env } from "@/lib/infra/env";
import type { LocalJob } from "./judgeLocally";

export interface MeasurementCache {
  /** What is known of a program on this profile under a policy, else what `measure` gives, which is then kept. */
  remember(job: LocalJob, policy: JudgingPolicy, measure: () => Promise<JudgedExecution>): Promise<{ result: JudgedExecution; known: boolean }>;
}

/**
 * Results of programs by content, one small file each, without their memory traces. An interrupted calibration goes
 * on where it was, and a program that is evaluated again has the figures that it had: a score is about the program.
 * Results that were our own fault (IE) are not kept.
 */
export function openMeasurementCache(profileHash: string): MeasurementCache {
  const folder = path.join(env().DATA_DIR, "measurements", profileHash.slice(0, 16));
  return {
    async remember(job, policy, measure) {
      const file = path.join(folder, `${await keyOf(job, policy)}.json`);
      const known = await read(file);
      if (known) return { result: known, known: true };
      const result = await measure();
      if (result.verdict !== "IE") await write(folder, file, withoutTrace(result));
      return { result, known: false };
    },
  };
}

function keyOf({ problem, language, code }: LocalJob, policy: JudgingPolicy): Promise<string> {
  const { harness, checker, limits, cases } = problem;
  return sha256Hex(JSON.stringify([JUDGING_VERSION, policy.repeats, harness[language], checker, limits, cases, language, code]));
}

function withoutTrace(result: JudgedExecution): JudgedExecution {
  return result.figures ? { ...result, figures: { ...result.figures, trace: null } } : result;
}

async function read(file: string): Promise<JudgedExecution | null> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  return text === null ? null : judgedExecutionSchema.parse(JSON.parse(text));
}

/** Written whole or not at all: a cut file would be read as a figure. */
async function write(folder: string, file: string, result: JudgedExecution): Promise<void> {
  await mkdir(folder, { recursive: true });
  const partial = `${file}.${process.pid}`;
  await writeFile(partial, JSON.stringify(result));
  await rename(partial, file);
}
