import { z } from "zod";
import { figuresSchema, modelViewSchema, profileViewSchema, verdictSchema } from "./common";

export const repeatViewSchema = z.object({
  wallNs: z.number(),
  cpuNs: z.number(),
  peakBytes: z.number(),
  integralByteSeconds: z.number(),
  /** What the yardstick took just before; null where it was not run. */
  yardstickNs: z.number().nullable(),
  /** Why the repeat was dropped; null when it counts. */
  contamination: z.string().nullable(),
});

export const executionViewSchema = z.object({
  id: z.string(),
  kind: z.enum(["sample", "reference"]),
  problem: z.object({ setSlug: z.string(), slug: z.string(), title: z.string() }),
  /** For samples. */
  submission: z.object({ id: z.string(), model: modelViewSchema, position: z.number() }).nullable(),
  /** For references. */
  referenceLabel: z.string().nullable(),
  language: z.string(),
  code: z.string(),
  /** The fastest accepted reference of the same problem, to compare with; null when it is this one. */
  fastestReference: z.object({ executionId: z.string(), label: z.string(), code: z.string(), figures: figuresSchema }).nullable(),
  verdict: verdictSchema,
  reason: z.string(),
  failingCase: z.number().nullable(),
  evidence: z.object({
    exitCode: z.number().nullable(),
    signal: z.number().nullable(),
    stderrTail: z.string(),
    input: z.string().nullable(),
    expected: z.string().nullable(),
    actual: z.string().nullable(),
    compilerOutput: z.string().nullable(),
  }),
  figures: figuresSchema.nullable(),
  peakSource: z.string().nullable(),
  wallRelativeError: z.number().nullable(),
  integralErrorByteSeconds: z.number().nullable(),
  /** Speed of the host while it was measured against its reference (1); times and integrals are related to it. */
  hostSpeed: z.number().nullable(),
  beyond: z.object({ t: z.number(), m: z.number(), i: z.number() }).nullable(),
  repeats: z.array(repeatViewSchema),
  /** Memory of the whole process tree over time, of the repeat nearest the median; cases one after another. */
  trace: z.array(z.object({ tNs: z.number(), bytes: z.number() })),
  caseBordersNs: z.array(z.number()),
  profile: profileViewSchema,
  workerName: z.string(),
  attempts: z.number(),
  /** The figures were measured for the same program, handed in before. */
  isReused: z.boolean(),
  measuredAt: z.string(),
  createdAt: z.string(),
});
export type ExecutionView = z.infer<typeof executionViewSchema>;
