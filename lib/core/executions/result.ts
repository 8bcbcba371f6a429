import { z } from "zod";
import { tracePointSchema } from "../views/parts";
import { ERROR_CODES } from "../errors";
import { contaminationSchema, evidenceSchema, figuresSchema } from "../judging/schema";
import { verdictSchema } from "../views/common";

/** Most of a program's output that is kept, in bytes; `stdoutBytes` says how much there was. */
export const MAX_KEPT_OUTPUT_BYTES = 64 * 1024;

/** Figures of one execution without what only its own page would show. */
export const executionFiguresSchema = figuresSchema
  .pick({ wallNs: true, cpuNs: true, peakBytes: true, integralByteSeconds: true, integralErrorByteSeconds: true, peakSource: true, cleanRepeats: true })
  .extend({
    wallRelativeError: z.number().nullable().describe("Bound on the relative standard error of the median; null after a single repeat."),
    peakRelativeError: z.number().nullable().describe("The same for the highest memory."),
    integralRelativeError: z.number().nullable().describe("The same for the memory integral."),
  });
export type ExecutionResultFigures = z.infer<typeof executionFiguresSchema>;

const tracePointsSchema = z.array(tracePointSchema);

/** Where it was measured: figures are comparable within one profile only. */
const placeShape = { profile: z.string().describe("Hash of the measurement profile: figures are comparable within one only."), worker: z.string().describe("Host and process that measured it.") };

/** A solution judged on a problem. */
export const judgedResultSchema = z.object({
  outcome: z.literal("judged").describe("It was judged on a problem."),
  verdict: verdictSchema.describe("How the program was judged."),
  reason: z.string().describe("Why it was judged so, in words."),
  failingCase: z.number().nullable().describe("Number of the first case that failed, from 0; null where none did."),
  passedCases: z.number().describe("Cases with a right answer."),
  totalCases: z.number().describe("Cases of the problem."),
  evidence: evidenceSchema.describe("What was seen of the program; of hidden cases nothing."),
  figures: executionFiguresSchema.nullable().describe("Null for anything but AC, and where none were asked for."),
  trace: tracePointsSchema.optional().describe("Memory of the process tree over time."),
  ...placeShape,
});

/** Readings of one run as the kernel gave them, whether they may count as figures or not. */
export const readingsSchema = z.object({
  wallNs: z.number().describe("Elapsed time, ns."),
  cpuNs: z.number().describe("Time on a core, user and system, ns."),
  peakBytes: z.number().describe("Highest memory of the process tree, bytes."),
  integralByteSeconds: z.number().describe("Memory integrated over time, byte seconds."),
  voluntarySwitches: z.number().describe("Times that it gave its core away."),
  involuntarySwitches: z.number().describe("Times that its core was taken from it."),
});

/** How a program of its own ended. */
export const PROGRAM_ENDS = ["ok", "nonzero_exit", "signalled", "wall_limit", "memory_limit", "output_limit", "compile_error"] as const;

/** A program run on its stdin; nothing is compared. */
export const ranResultSchema = z.object({
  outcome: z.literal("ran").describe("It was run, and nothing was compared."),
  status: z.enum(PROGRAM_ENDS).describe("How it ended."),
  exitCode: z.number().nullable().describe("Exit status; null where a signal ended it."),
  signal: z.number().nullable().describe("Number of the signal that ended it; null without."),
  stdout: z.string().describe("The first 64 KiB."),
  stdoutBytes: z.number().describe("Bytes that it wrote."),
  stdoutTruncated: z.boolean().describe("Whether more was written than is here."),
  stderr: z.string().describe("The last 8 KiB; for `compile_error` what the compiler said."),
  readings: readingsSchema.nullable().describe("Of the run that the output is from; null when it was not run."),
  figures: executionFiguresSchema.nullable().describe("Medians over clean repeats; null when it did not end \"ok\", none were asked for, or none came out clean."),
  contamination: contaminationSchema.nullable().describe("Why figures that were asked for are missing: what the host did to every repeat."),
  trace: tracePointsSchema.optional().describe("Memory of the process tree over time."),
  ...placeShape,
});

/** Says nothing about the program: it was not, or could not be, run. */
export const failedResultSchema = z.object({
  outcome: z.literal("failed").describe("It says nothing about the program."),
  code: z.enum(ERROR_CODES).describe("Stays the same; decide by it."),
  message: z.string().describe("What is wrong."),
  hint: z.string().optional().describe("What to do about it."),
});

export const executionResultSchema = z.discriminatedUnion("outcome", [judgedResultSchema, ranResultSchema, failedResultSchema]);
export type ExecutionResult = z.infer<typeof executionResultSchema>;
export type JudgedResult = z.infer<typeof judgedResultSchema>;
export type RanResult = z.infer<typeof ranResultSchema>;
export type FailedResult = z.infer<typeof failedResultSchema>;

export const batchViewSchema = z.object({
  id: z.string().describe("Id of the batch."),
  total: z.number().describe("Executions in it."),
  done: z.number().describe("Those with a result."),
  createdAt: z.string().describe("When it was accepted; ISO 8601, UTC."),
  deadlineAt: z.string().describe("When what has no result ends as deadline_exceeded; ISO 8601, UTC."),
  finishedAt: z.string().nullable().describe("Null while executions are open."),
  expiresAt: z.string().describe("When results are deleted."),
});
export type BatchView = z.infer<typeof batchViewSchema>;

const INDEX = { index: z.number().describe("Place of the execution in its batch, from 0.") };

/** `GET /api/v1/executions/{batchId}`. */
export const batchPageSchema = z.object({
  batch: batchViewSchema,
  results: z.array(z.discriminatedUnion("outcome", [judgedResultSchema.extend(INDEX), ranResultSchema.extend(INDEX), failedResultSchema.extend(INDEX)])).describe("In the order in which they came."),
  cursor: z.number().describe("For `after` of the next request."),
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
