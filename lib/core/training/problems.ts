import { z } from "zod";
import { languageSchema, verdictSchema } from "../views/common";

const figuresSchema = z.strictObject({
  wallNs: z.number().gt(0),
  peakBytes: z.number().gt(0),
  integralByteSeconds: z.number().gt(0),
});

/** One line of the file of problems that a trainer builds its data from. */
export const trainingProblemSchema = z.strictObject({
  /** Slug: what the sandbox knows it by. */
  problem: z.string().min(1).max(200),
  title: z.string(),
  statement: z.string(),
  language: languageSchema,
  starterCode: z.string().nullable(),
  /** Hash of the measurement profile that all figures are of. */
  profile: z.string().min(1),
  references: z.array(
    z.strictObject({
      id: z.string().min(1),
      code: z.string().min(1),
      verdict: verdictSchema,
      reason: z.string(),
      /** Null for anything but AC. */
      figures: figuresSchema.nullable(),
    }),
  ),
});
export type TrainingProblem = z.output<typeof trainingProblemSchema>;
