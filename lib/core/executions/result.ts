import { z } from "zod";
import { ERROR_CODES } from "../errors";
import { contaminationSchema, evidenceSchema, figuresSchema } from "../judging/schema";
import { verdictSchema } from "../views/common";

/** Most of a program's output that is kept, in bytes; `stdoutBytes` says how much there was. */
export const MAX_KEPT_OUTPUT_BYTES = 64 * 1024;

/** Figures of one execution without what only its own page would show. */
export const executionFiguresSchema = figuresSchema
  .pick({ wallNs: true, cpuNs: true, peakBytes: true, integralByteSeconds: true, integralErrorByteSeconds: true, peakSource: true, cleanRepeats: true })
  .extend({
    /** Bound on the relative standard error of the median; null after a single repeat. */
    wallRelativeError: z.number().nullable(),
    peakRelativeError: z.number().nullable(),
    integralRelativeError: z.number().nullable(),
  });
export type ExecutionResultFigures = z.infer<typeof executionFiguresSchema>;

const tracePointsSchema = z.array(z.object({ tNs: z.number(), bytes: z.number() }));

/** Where it was measured: figures are comparable within one profile only. */
const placeShape = { profile: z.string(), worker: z.string() };

/** A solution judged on a problem. */
export const judgedResultSchema = z.object({
  outcome: z.literal("judged"),
  verdict: verdictSchema,
  reason: z.string(),
  failingCase: z.number().nullable(),
  passedCases: z.number(),
  totalCases: z.number(),
  evidence: evidenceSchema,
  /** Null for anything but AC, and where none were asked for. */
  figures: executionFiguresSchema.nullable(),
  trace: tracePointsSchema.optional(),
  ...placeShape,
});

/** Readings of one run as the kernel gave them, whether they may count as figures or not. */
export const readingsSchema = z.object({
  wallNs: z.number(),
  cpuNs: z.number(),
  peakBytes: z.number(),
  integralByteSeconds: z.number(),
  voluntarySwitches: z.number(),
  involuntarySwitches: z.number(),
});

/** How a program of its own ended. */
export const PROGRAM_ENDS = ["ok", "nonzero_exit", "signalled", "wall_limit", "memory_limit", "output_limit", "compile_error"] as const;

/** A program run on its stdin; nothing is compared. */
export const ranResultSchema = z.object({
  outcome: z.literal("ran"),
  status: z.enum(PROGRAM_ENDS),
  exitCode: z.number().nullable(),
  signal: z.number().nullable(),
  /** The first 64 KiB. */
  stdout: z.string(),
  stdoutBytes: z.number(),
  stdoutTruncated: z.boolean(),
  /** The last 8 KiB; for `compile_error` what the compiler said. */
  stderr: z.string(),
  /** Of the run that the output is from; null when it was not run. */
  readings: readingsSchema.nullable(),
  /** Medians over clean repeats; null when it did not end "ok", none were asked for, or none came out clean. */
  figures: executionFiguresSchema.nullable(),
  /** Why figures that were asked for are missing: what the host did to every repeat. */
  contamination: contaminationSchema.nullable(),
  trace: tracePointsSchema.optional(),
  ...placeShape,
});

/** Says nothing about the program: it was not, or could not be, run. */
export const failedResultSchema = z.object({
  outcome: z.literal("failed"),
  code: z.enum(ERROR_CODES),
  message: z.string(),
  hint: z.string().optional(),
});

export const executionResultSchema = z.discriminatedUnion("outcome", [judgedResultSchema, ranResultSchema, failedResultSchema]);
export type ExecutionResult = z.infer<typeof executionResultSchema>;
export type JudgedResult = z.infer<typeof judgedResultSchema>;
export type RanResult = z.infer<typeof ranResultSchema>;
export type FailedResult = z.infer<typeof failedResultSchema>;

export const batchViewSchema = z.object({
  id: z.string(),
  total: z.number(),
  done: z.number(),
  createdAt: z.string(),
  deadlineAt: z.string(),
  /** Null while executions are open. */
  finishedAt: z.string().nullable(),
  /** When results are deleted. */
  expiresAt: z.string(),
});
export type BatchView = z.infer<typeof batchViewSchema>;

/** Place of an execution in its batch, from 0. */
const INDEX = { index: z.number() };

/** `GET /api/v1/executions/{batchId}`. */
export const batchPageSchema = z.object({
  batch: batchViewSchema,
  /** In the order in which they came. */
  results: z.array(z.discriminatedUnion("outcome", [judgedResultSchema.extend(INDEX), ranResultSchema.extend(INDEX), failedResultSchema.extend(INDEX)])),
  /** For `after` of the next request. */
  cursor: z.number(),
});

/** The lines of a stream: the batch, results as they come, now and then progress, at last the end. */
export const batchLineSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("batch"), batch: batchViewSchema }),
  z.object({ type: z.literal("result"), seq: z.number(), index: z.number(), result: executionResultSchema }),
  z.object({ type: z.literal("progress"), done: z.number(), total: z.number() }),
  z.object({ type: z.literal("end"), done: z.number(), total: z.number() }),
  z.object({ type: z.literal("error"), code: z.string(), detail: z.string() }),
]);
export type BatchLine = z.infer<typeof batchLineSchema>;
