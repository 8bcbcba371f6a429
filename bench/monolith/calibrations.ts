import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { metricFiguresSchema } from "@/lib/core/scoring";

/** Two independent calibrations of a set, as far as they have come. */
const calibrationsSchema = z.object({
  profile: z.string(),
  /** By calibration, then `problem/reference`; null: no figure was to be had. */
  measured: z.tuple([z.record(z.string(), metricFiguresSchema.nullable()), z.record(z.string(), metricFiguresSchema.nullable())]),
});
export type Calibrations = z.infer<typeof calibrationsSchema>;

/** Calibrations that a file keeps, or new ones. Refuses a file of another profile: its figures are no use here. */
export function readCalibrations(file: string | null, profile: string): Calibrations {
  const text = file === null ? null : textOf(file);
  if (text === null) return { profile, measured: [{}, {}] };
  const kept = calibrationsSchema.parse(JSON.parse(text));
  if (kept.profile === profile) return kept;
  throw new AppError("invalid_input", `${file} holds calibrations of another measurement profile.`, { hint: "Name another file, or remove this one." });
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

/** Whole or not at all: a run that is stopped leaves the last state. */
export function writeCalibrations(file: string | null, calibrations: Calibrations): void {
  if (file === null) return;
  writeFileSync(`${file}.part`, JSON.stringify(calibrations));
  renameSync(`${file}.part`, file);
}
