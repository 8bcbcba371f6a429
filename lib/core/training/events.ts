import { z } from "zod";
import { objectiveSchema } from "../improvement";
import { verdictSchema } from "../views/common";

/** Most events that one request may carry; a trainer sends what is more in further ones. */
export const MAX_EVENTS_PER_REQUEST = 500;

const base = {
  /** From 1, without gaps; a run and a number name one event for ever. */
  seq: z.int().min(1).describe("From 1, without gaps."),
  /** Optimizer steps done when it happened. */
  step: z.int().min(0).describe("Optimizer steps done when it happened."),
  ts: z.iso.datetime({ offset: true }).describe("When it happened."),
};

/** A metric that is not a number (a mean of nothing, say) comes as null. */
const metricsSchema = z.strictObject({ ...base, kind: z.literal("metrics").describe("Metrics of a step."), data: z.record(z.string().min(1).max(200), z.number().nullable()).describe("Metric to value; null is not a number.") });

/** One completion with what became of it. */
const sampleSchema = z.strictObject({
  ...base,
  kind: z.literal("sample").describe("A completion with what became of it."),
  data: z.strictObject({
    problem: z.string().describe("Slug of the problem."),
    objective: objectiveSchema.describe("What was to be made less."),
    prompt: z.string().describe("What the model was asked."),
    completion: z.string().describe("What it answered."),
    /** Null where nothing was judged: no program in the completion, or a fault of ours. */
    verdict: verdictSchema.nullable().describe("Verdict on its program; null where nothing was judged."),
    /** Null after a fault of ours: no signal. */
    reward: z.number().nullable().describe("Its reward; null: no signal."),
    format: z.number().nullable().describe("1 if the answer has the asked-for form, else 0."),
    correctness: z.number().nullable().describe("The reward's term for right and wrong."),
    efficiency: z.number().nullable().describe("The reward's term for time or memory."),
    wallNs: z.number().nullable().describe("Elapsed time, ns."),
    peakBytes: z.number().nullable().describe("Highest memory, bytes."),
    integralByteSeconds: z.number().nullable().describe("Memory integrated over time, byte seconds."),
  }).describe("What happened."),
});

const checkpointSchema = z.strictObject({
  ...base,
  kind: z.literal("checkpoint").describe("A checkpoint was written."),
  data: z.strictObject({ path: z.string().describe("Where it lies."), bytes: z.int().min(0).describe("Its size in bytes."), isFinal: z.boolean().describe("Whether the run ended with it.") }).describe("The checkpoint."),
});

export const TRAINER_STATES = ["started", "resumed", "stopping", "stopped", "finished", "failed"] as const;

const statusSchema = z.strictObject({
  ...base,
  kind: z.literal("status").describe("The state of the trainer."),
  data: z.strictObject({
    state: z.enum(TRAINER_STATES).describe("What it does or how it ended."),
    /** What a person should know; for a failed run what to do. */
    message: z.string().describe("What a person should know; for a failed run what to do."),
    /** For a failed run: out_of_memory, configuration, or internal. */
    code: z.enum(["out_of_memory", "configuration", "internal"]).nullable().describe("Kind of a failure; null for all else."),
  }).describe("What happened."),
});

/** After `resumed`, events of later steps that came before it are of steps that are done again. */
export const trainingEventSchema = z.discriminatedUnion("kind", [metricsSchema, sampleSchema, checkpointSchema, statusSchema]);
export type TrainingEvent = z.output<typeof trainingEventSchema>;

/** Body of `POST /api/v1/training/runs/{id}/events`. */
export const eventsRequestSchema = z.strictObject({ events: z.array(trainingEventSchema).min(1).max(MAX_EVENTS_PER_REQUEST).describe("In the order of their numbers.") });

/** Its answer: all events up to this number are stored. */
export const eventsAnswerSchema = z.object({ ackedSeq: z.int().min(0).describe("All events up to this number are stored.") });
