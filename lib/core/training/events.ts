import { z } from "zod";
import { objectiveSchema } from "../improvement";
import { verdictSchema } from "../views/common";

/** Most events that one request may carry; a trainer sends what is more in further ones. */
export const MAX_EVENTS_PER_REQUEST = 500;

const base = {
  /** From 1, without gaps; a run and a number name one event for ever. */
  seq: z.int().min(1),
  /** Optimizer steps done when it happened. */
  step: z.int().min(0),
  ts: z.iso.datetime({ offset: true }),
};

/** A metric that is not a number (a mean of nothing, say) comes as null. */
const metricsSchema = z.strictObject({ ...base, kind: z.literal("metrics"), data: z.record(z.string().min(1).max(200), z.number().nullable()) });

/** One completion with what became of it. */
const sampleSchema = z.strictObject({
  ...base,
  kind: z.literal("sample"),
  data: z.strictObject({
    problem: z.string(),
    objective: objectiveSchema,
    prompt: z.string(),
    completion: z.string(),
    /** Null where nothing was judged: no program in the completion, or a fault of ours. */
    verdict: verdictSchema.nullable(),
    /** Null after a fault of ours: no signal. */
    reward: z.number().nullable(),
    format: z.number().nullable(),
    correctness: z.number().nullable(),
    efficiency: z.number().nullable(),
    wallNs: z.number().nullable(),
    peakBytes: z.number().nullable(),
    integralByteSeconds: z.number().nullable(),
  }),
});

const checkpointSchema = z.strictObject({
  ...base,
  kind: z.literal("checkpoint"),
  data: z.strictObject({ path: z.string(), bytes: z.int().min(0), isFinal: z.boolean() }),
});

export const TRAINER_STATES = ["started", "resumed", "stopping", "stopped", "finished", "failed"] as const;

const statusSchema = z.strictObject({
  ...base,
  kind: z.literal("status"),
  data: z.strictObject({
    state: z.enum(TRAINER_STATES),
    /** What a person should know; for a failed run what to do. */
    message: z.string(),
    /** For a failed run: out_of_memory, configuration, or internal. */
    code: z.enum(["out_of_memory", "configuration", "internal"]).nullable(),
  }),
});

/** After `resumed`, events of later steps that came before it are of steps that are done again. */
export const trainingEventSchema = z.discriminatedUnion("kind", [metricsSchema, sampleSchema, checkpointSchema, statusSchema]);
export type TrainingEvent = z.output<typeof trainingEventSchema>;

/** Body of `POST /api/v1/training/runs/{id}/events`. */
export const eventsRequestSchema = z.strictObject({ events: z.array(trainingEventSchema).min(1).max(MAX_EVENTS_PER_REQUEST) });

/** Its answer: all events up to this number are stored. */
export const eventsAnswerSchema = z.object({ ackedSeq: z.int().min(0) });
