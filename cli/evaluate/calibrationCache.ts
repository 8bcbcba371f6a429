import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { sha256Hex } from "@/lib/core/hash";
import { metricFiguresSchema, type MetricFigures } from "@/lib/core/scoring";
import { VERDICTS } from "@/lib/core/verdict";
import { env } from "@/lib/infra/env";
import type { LocalJob } from "./judgeLocally";

const entrySchema = z.object({ verdict: z.enum(VERDICTS), figures: metricFiguresSchema.nullable() });
type Entry = z.infer<typeof entrySchema>;

export interface CalibrationCache {
  /** The figures of a reference on this profile, measured at most once; null when it is not accepted. */
  remember(job: LocalJob, measure: () => Promise<Entry>): Promise<MetricFigures | null>;
}

/** Figures of references by content, one small file each, so that an interrupted calibration goes on where it was. */
export function openCalibrationCache(profileHash: string): CalibrationCache {
  const folder = path.join(env().DATA_DIR, "calibrations", profileHash.slice(0, 16));
  return {
    async remember(job, measure) {
      const file = path.join(folder, `${await keyOf(job)}.json`);
      const known = await read(file);
      if (known) return known.figures;
      const entry = await measure();
      if (entry.verdict !== "IE") await write(folder, file, entry);
      return entry.figures;
    },
  };
}

function keyOf({ problem, language, code }: LocalJob): Promise<string> {
  const { harness, checker, limits, cases } = problem;
  return sha256Hex(JSON.stringify([harness[language], checker, limits, cases, language, code]));
}

async function read(file: string): Promise<Entry | null> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  return text === null ? null : entrySchema.parse(JSON.parse(text));
}

/** Written whole or not at all: a cut file would be read as a figure. */
async function write(folder: string, file: string, entry: Entry): Promise<void> {
  await mkdir(folder, { recursive: true });
  const partial = `${file}.${process.pid}`;
  await writeFile(partial, JSON.stringify(entry));
  await rename(partial, file);
}
