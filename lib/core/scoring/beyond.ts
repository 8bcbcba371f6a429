import { AppError } from "../errors";
import { requireFigure, type MetricFigure } from "./metrics";
import { compareWithinNoise } from "./noise";

/** `published`: ties count as beaten. `noise_aware`: what cannot be told apart counts one half. */
export type BeyondRule = "published" | "noise_aware";

function requireReferences(references: readonly MetricFigure[]): void {
  if (references.length === 0) {
    throw new AppError("not_calibrated", "The problem has no measured reference solutions to compare with.", {
      hint: "Calibrate the problem set on this host, then compute the scores again.",
    });
  }
  references.forEach((reference) => requireFigure(reference, "A reference solution"));
}

/**
 * Beyond of one accepted execution in one metric, in [0, 1]; of any other verdict it is 0 without asking.
 * - published: |{d in D : d >= x}| / |D|, the share of references whose figure is at least x;
 * - noise_aware: a reference counts 1 when clearly above x, one half within the noise band, else 0.
 * Throws AppError not_calibrated for no references, invalid_input for a figure that is not above nought.
 */
export function beyond(x: MetricFigure, references: readonly MetricFigure[], rule: BeyondRule): number {
  requireFigure(x, "The execution");
  requireReferences(references);
  let beaten = 0;
  for (const reference of references) {
    beaten += rule === "published" ? Number(reference.value >= x.value) : (1 - compareWithinNoise(x, reference)) / 2;
  }
  return beaten / references.length;
}

/**
 * Mercury's Beyond: (max - x) / (max - min) over the references, x clipped to [min, max]. Where all references
 * are equal: 1 up to their figure, 0 above. Throws as `beyond` does.
 */
export function mercuryBeyond(x: MetricFigure, references: readonly MetricFigure[]): number {
  requireFigure(x, "The execution");
  requireReferences(references);
  const values = references.map((reference) => reference.value);
  const least = values.reduce((a, b) => Math.min(a, b));
  const most = values.reduce((a, b) => Math.max(a, b));
  if (most === least) return x.value <= most ? 1 : 0;
  return Math.max(0, Math.min(1, (most - x.value) / (most - least)));
}
