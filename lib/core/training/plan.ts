import { z } from "zod";
import { dpoSchema, grpoSchema, RUN_CONFIG_VERSION, runConfigSchema, sftSchema, tinyModelSchema, type RunConfig } from "./run";

/** What a run begins with, before it is a folder that the trainer can read. */
export const planModelSchema = z.discriminatedUnion("kind", [
  tinyModelSchema,
  z.strictObject({
    kind: z.literal("hub").describe("A model of the hub."),
    hubId: z.string().regex(/^[\w.-]+\/[\w.-]+$/, "must be owner/name").max(200).describe("owner/name."),
    revision: z.string().min(1).max(200).nullable().default(null).describe("Branch, tag or commit; null: the newest."),
  }),
  z.strictObject({ kind: z.literal("path").describe("A folder of the host that trains."), path: z.string().startsWith("/", "must be an absolute path").max(1000).describe("Absolute path of a folder with weights and tokenizer.") }),
  z.strictObject({ kind: z.literal("checkpoint").describe("A checkpoint of another run."), checkpointId: z.uuid().describe("Id of the checkpoint.") }),
]);
export type PlanModel = z.output<typeof planModelSchema>;

const changed = {
  model: planModelSchema.describe("What it begins with."),
  data: sftSchema.shape.data.omit({ problems: true }).default({ heldOut: [], promptStyle: "full", maxPromptTokens: 2048 }).describe("What it learns from."),
};
const ours = { version: true, output: true } as const;

/** What the trainer is to do, as people choose it: a run file without the places of its files. */
export const trainingPlanSchema = z
  .discriminatedUnion("method", [sftSchema.omit(ours).extend(changed), dpoSchema.omit(ours).extend(changed), grpoSchema.omit(ours).extend(changed)])
  .check(({ value, issues }) => {
    const held = runConfigSchema.safeParse(withPlaces(value, { model: { kind: "tiny" }, problems: "problems.jsonl", output: "run" }));
    if (!held.success) issues.push(...held.error.issues.map(({ path, message }) => ({ code: "custom" as const, message, path, input: value })));
    const { model } = value;
    if (model.kind === "tiny" && model.hidden % model.heads !== 0) issues.push({ code: "custom", message: "must be a multiple of heads", path: ["model", "hidden"], input: value });
    if (model.kind === "tiny" && model.heads % model.keyValueHeads !== 0) issues.push({ code: "custom", message: "must be a multiple of keyValueHeads", path: ["model", "heads"], input: value });
  });
export type TrainingPlan = z.output<typeof trainingPlanSchema>;
export type TrainingPlanInput = z.input<typeof trainingPlanSchema>;

export interface RunPlaces {
  /** What the trainer loads: `{kind: "tiny", …}` of the plan, or a folder or hub id. */
  model: { kind: "tiny" } | { kind: "pretrained"; path: string; revision: string | null };
  problems: string;
  output: string;
}

/** The run file of a plan. Throws ZodError where the plan is none. */
export function toRunConfig(plan: TrainingPlan, places: RunPlaces): RunConfig {
  return runConfigSchema.parse(withPlaces(plan, places));
}

function withPlaces(plan: TrainingPlan, { model, problems, output }: RunPlaces): unknown {
  const chosen = model.kind === "tiny" && plan.model.kind === "tiny" ? plan.model : model;
  return { ...plan, version: RUN_CONFIG_VERSION, model: chosen, data: { ...plan.data, problems }, output };
}
