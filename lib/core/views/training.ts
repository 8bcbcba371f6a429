import { z } from "zod";
import { objectiveSchema } from "../improvement/objective";
import { capacitySchema, LAUNCHERS, planModelSchema, stopRulesSchema, TRAINING_METHODS, trainingEventSchema, trainingPlanSchema } from "../training";
import { languageSchema } from "./common";

export const TRAINING_STATES = ["queued", "starting", "running", "stopping", "stopped", "finished", "failed", "lost"] as const;
export type TrainingState = (typeof TRAINING_STATES)[number];

/** What a training run is asked for with. */
export const createTrainingSchema = z.strictObject({
  name: z.string().trim().min(1).max(120).describe("Name of the run for people."),
  modelName: z.string().trim().min(1).max(120).describe("What its checkpoints are called on the leaderboard."),
  set: z.string().trim().min(1).max(100).describe("Slug of the problem set that it learns from."),
  language: languageSchema.default("python3").describe("Language of the programs."),
  launcher: z.enum(LAUNCHERS).default("local").describe("Where it runs."),
  preset: z.string().max(60).nullable().default(null).describe("The preset that the fields were filled from."),
  plan: trainingPlanSchema.describe("What the trainer does."),
  stopRules: stopRulesSchema.default(stopRulesSchema.parse({})).describe("When it is stopped by itself."),
  evaluateCheckpoints: z.boolean().default(false).describe("Whether each checkpoint is evaluated as soon as it is there."),
});
export type CreateTraining = z.input<typeof createTrainingSchema>;

/** How a checkpoint is evaluated: an improvement run on the set of its training run. */
export const evaluationSettingsSchema = z.strictObject({
  iterations: z.int().min(0).max(20).default(0).describe("Improvements after the first solution; 0 asks for the first one alone."),
  temperature: z.number().min(0).max(2).default(0.7).describe("Temperature of the model."),
  seed: z.int().min(0).max(2 ** 31 - 1).nullable().default(0).describe("Makes a number for each completion; null sends none."),
});
export type EvaluationSettings = z.output<typeof evaluationSettingsSchema>;

/** What the list of runs is asked for with. */
export const trainingListQuery = z.object({
  cursor: z.uuid().optional().describe("`nextCursor` of the page before."),
  limit: z.coerce.number().int().min(1).max(100).default(25).describe("How many at most."),
  state: z.enum(TRAINING_STATES).optional().describe("Only runs in this state."),
  method: z.enum(TRAINING_METHODS).optional().describe("Only runs of this method."),
});

export const baseCheckpointsQuery = z.object({
  cursor: z.uuid().optional().describe("`nextCursor` of the page before."),
  limit: z.coerce.number().int().min(1).max(100).default(50).describe("How many at most."),
});

export const metricsQuery = z.object({
  since: z.coerce.number().int().min(0).max(2 ** 31 - 1).default(0).describe("`lastSeq` of the call before; 0 gives all."),
  maxPoints: z.coerce.number().int().min(10).max(20_000).default(1000).describe("Values of each metric at most; what is more is thinned to least and greatest."),
});

const EVENT_KINDS = ["metrics", "sample", "checkpoint", "status"] as const;
export const eventsQuery = z.object({
  before: z.coerce.number().int().min(1).max(2 ** 31 - 1).optional().describe("`nextBefore` of the page before; without it from the newest on."),
  kinds: z
    .string()
    .max(100)
    .default("status,sample,checkpoint")
    .transform((text) => text.split(",").map((kind) => kind.trim()))
    .pipe(z.array(z.enum(EVENT_KINDS)).min(1))
    .describe("Kinds of events, separated by commas: metrics, sample, checkpoint, status."),
  limit: z.coerce.number().int().min(1).max(200).default(25).describe("How many at most."),
});

export const trainingCheckpointViewSchema = z.object({
  id: z.string().describe("Id of the checkpoint."),
  step: z.number().describe("Optimizer steps behind it."),
  bytes: z.number().describe("Its size in bytes."),
  isFinal: z.boolean().describe("Whether the run ended with it."),
  createdAt: z.string().describe("When it was written."),
  deletedAt: z.string().nullable().describe("When the trainer deleted it, to keep the newest few; null while it is there."),
  evaluation: z
    .object({
      runId: z.string().describe("The improvement run that evaluates it."),
      state: z.string().describe("State of that run."),
      submissionId: z.string().nullable().describe("The submission with its scores; null while there is none."),
      passAt1: z.number().nullable().describe("Share of right solutions, from 0 to 1; null while it is not scored."),
      beyondT: z.number().nullable().describe("Beyond-T, from 0 to 1."),
      beyondM: z.number().nullable().describe("Beyond-M, from 0 to 1."),
      beyondI: z.number().nullable().describe("Beyond-I, from 0 to 1."),
    })
    .nullable()
    .describe("Its evaluation; null where it has none."),
  isEvaluationAsked: z.boolean().describe("Whether its evaluation was asked for; the worker that has its files starts it."),
  evaluationError: z.string().nullable().describe("Why it could not be evaluated."),
});
export type TrainingCheckpointView = z.infer<typeof trainingCheckpointViewSchema>;

const rowShape = {
  id: z.string().describe("Id of the run."),
  name: z.string().describe("Its name."),
  modelName: z.string().describe("What its checkpoints are called on the leaderboard."),
  method: z.enum(TRAINING_METHODS).describe("SFT, DPO or GRPO."),
  set: z.object({ slug: z.string().describe("Slug of the set."), name: z.string().describe("Name of the set.") }).describe("What it learns from."),
  language: z.string().describe("Language of the programs."),
  objectives: z.array(objectiveSchema).describe("What programs are to make less of."),
  launcher: z.enum(LAUNCHERS).describe("Where it runs."),
  preset: z.string().nullable().describe("The preset that it was filled from."),
  state: z.enum(TRAINING_STATES).describe("stopped, failed and lost runs can be resumed; finished is the end."),
  stateReason: z.string().nullable().describe("What happened, in words, and what to do."),
  failureCode: z.string().nullable().describe("out_of_memory, configuration or internal, for a failed run."),
  step: z.number().describe("Optimizer steps done."),
  steps: z.number().describe("Steps planned."),
  attempt: z.number().describe("Launches so far."),
  lastSeq: z.number().describe("Number of the last event."),
  lastEventAt: z.string().nullable().describe("When the trainer was last heard of."),
  createdAt: z.string().describe("When it was asked for."),
  startedAt: z.string().nullable().describe("When it was first launched."),
  finishedAt: z.string().nullable().describe("When it ended; null while it has not."),
};
export const trainingRowSchema = z.object(rowShape);
export type TrainingRow = z.infer<typeof trainingRowSchema>;

/** States in which the trainer may be at work. */
export const ACTIVE_TRAINING_STATES = ["starting", "running", "stopping"] as const satisfies readonly TrainingState[];
/** States from which a run goes on when it is resumed. */
export const RESUMABLE_TRAINING_STATES = ["stopped", "failed", "lost"] as const satisfies readonly TrainingState[];

export const trainingListSchema = z.object({ runs: z.array(trainingRowSchema).describe("Newest first."), nextCursor: z.string().nullable().describe("For `cursor` of the next page; null on the last one.") });

export const trainingViewSchema = z.object({
  ...rowShape,
  plan: z.unknown().describe("What the trainer does: the fields that the run was asked for with."),
  model: planModelSchema.describe("What it began with."),
  baseRunId: z.string().nullable().describe("The run whose checkpoint it began with."),
  stopRules: stopRulesSchema.describe("When it is stopped by itself."),
  evaluateCheckpoints: z.boolean().describe("Whether each checkpoint is evaluated by itself."),
  checkpoints: z.array(trainingCheckpointViewSchema).describe("In the order of their steps."),
});
export type TrainingView = z.infer<typeof trainingViewSchema>;

export const metricPointSchema = z.object({
  seq: z.number().describe("Number of the event."),
  step: z.number().describe("Optimizer steps done."),
  at: z.string().describe("When."),
  values: z.record(z.string(), z.number().nullable()).describe("Metric to value; null is not a number. Of a thinned series only the metrics that the point stays for."),
});
export type MetricPoint = z.infer<typeof metricPointSchema>;

/** A checkpoint that another run may begin with. */
export const baseCheckpointSchema = z.object({
  id: z.string().describe("Id of the checkpoint."),
  runId: z.string().describe("The run that made it."),
  runName: z.string().describe("Name of that run."),
  modelName: z.string().describe("What that run calls its checkpoints on the leaderboard."),
  method: z.enum(TRAINING_METHODS).describe("How it was trained."),
  step: z.number().describe("Optimizer steps behind it."),
  isFinal: z.boolean().describe("Whether the run ended with it."),
  createdAt: z.string().describe("When it was written."),
});
export const baseCheckpointListSchema = z.object({ checkpoints: z.array(baseCheckpointSchema).describe("Newest first."), nextCursor: z.string().nullable().describe("For `cursor` of the next page; null on the last one.") });
export type BaseCheckpoint = z.infer<typeof baseCheckpointSchema>;

/** Metrics after a number: charts ask for what is new alone. */
export const metricPageSchema = z.object({
  points: z.array(metricPointSchema).describe("In the order of their numbers; of a long run thinned to minima and maxima, with the first and the last."),
  lastSeq: z.number().describe("For `since` of the next call."),
  rewoundTo: z.number().nullable().describe("A resumed run did the steps after this one again since then: drop what you hold of them. Null: nothing to drop."),
  state: z.enum(TRAINING_STATES).describe("State of the run."),
  isThinned: z.boolean().describe("Whether points were left out."),
});
export type MetricPage = z.infer<typeof metricPageSchema>;

export const trainingEventPageSchema = z.object({
  events: z.array(trainingEventSchema).describe("Newest first."),
  nextBefore: z.number().nullable().describe("For `before` of the next page; null on the last one."),
});

export type TrainingEventPage = z.infer<typeof trainingEventPageSchema>;

export const logTailSchema = z.object({ text: z.string().describe("The last lines that the trainer said."), isComplete: z.boolean().describe("Whether that is all of it.") });

export const capacityListSchema = z.object({
  launchers: z.array(capacitySchema).describe("All of them, available or not."),
  at: z.string().nullable().describe("When the worker that launches looked; null: there is none."),
});
export type LogTail = z.infer<typeof logTailSchema>;
export type CapacityList = z.infer<typeof capacityListSchema>;
