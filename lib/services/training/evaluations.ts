import type { CheckpointFacts } from "@/lib/core/checkpoints";
import { AppError } from "@/lib/core/errors";
import { roleSchema } from "@/lib/core/accounts";
import { trainingPlanSchema, type TrainingPlan } from "@/lib/core/training";
import { evaluationSettingsSchema } from "@/lib/core/views/training";
import type { TrainingCheckpoint, TrainingRun } from "@/lib/generated/prisma/client";
import type { UserActor } from "../accounts/access";
import type { Ctx } from "../context";
import { createRun } from "../improvement/createRun";

const MOST_OUTPUT_TOKENS = 131_072;
const FEWEST_OUTPUT_TOKENS = 16;

export type WantedEvaluation = TrainingCheckpoint & { run: TrainingRun };

/** Checkpoints whose evaluation was asked for and is not begun, in the order of asking. */
export function wantedEvaluations({ ctx }: { ctx: Pick<Ctx, "db"> }): Promise<WantedEvaluation[]> {
  return ctx.db.trainingCheckpoint.findMany({
    where: { evaluationAskedAt: { not: null }, evaluationId: null, evaluationError: null },
    orderBy: { evaluationAskedAt: "asc" },
    include: { run: true },
  });
}

/** Checkpoints that are still taken to be in the folders of these runs. */
export function presentCheckpoints({ ctx, input }: { ctx: Pick<Ctx, "db">; input: { runIds: readonly string[] } }): Promise<TrainingCheckpoint[]> {
  return ctx.db.trainingCheckpoint.findMany({ where: { runId: { in: [...input.runIds] }, deletedAt: null } });
}

/** Says that the trainer has deleted a checkpoint, to keep its newest few. */
export async function recordDeleted({ ctx, input }: { ctx: Pick<Ctx, "db" | "now">; input: { id: string } }): Promise<void> {
  await ctx.db.trainingCheckpoint.updateMany({ where: { id: input.id, deletedAt: null }, data: { deletedAt: ctx.now() } });
}

/** Says why a checkpoint could not be evaluated; it can be asked for anew. */
export async function failEvaluation({ ctx, input }: { ctx: Pick<Ctx, "db">; input: { id: string; reason: string } }): Promise<void> {
  await ctx.db.trainingCheckpoint.updateMany({ where: { id: input.id, evaluationId: null }, data: { evaluationError: input.reason } });
}

/**
 * Begins the evaluation of a checkpoint that lies ready to be served: an improvement run on the set of its training run,
 * of the person who started that. Called twice it begins one. Throws AppError as `createRun`, and forbidden where the
 * account that started the run is gone.
 * @param input.folder full weights and tokenizer, on the host of the generate worker
 */
export async function startEvaluation({ ctx, input }: { ctx: Ctx; input: { checkpoint: WantedEvaluation; folder: string; facts: CheckpointFacts } }): Promise<void> {
  const { checkpoint, folder, facts } = input;
  const { run, step } = checkpoint;
  const owner = await ownerOf(ctx, run);
  const plan = trainingPlanSchema.parse(run.plan);
  const settings = evaluationSettingsSchema.parse(checkpoint.evaluationSettings ?? {});
  const set = await ctx.db.problemSet.findUniqueOrThrow({ where: { id: run.setId }, select: { slug: true } });
  const sourceId = await sourceFor(ctx, { run, step, folder, facts });
  const view = await createRun({
    ctx: { ...ctx, actor: owner },
    input: {
      idempotencyKey: `training:${checkpoint.id}:${checkpoint.evaluationAskedAt?.getTime() ?? 0}`,
      fields: { ...settings, sourceId, set: set.slug, language: run.language as "python3", method: plan.method, objective: objectiveOf(plan), maxOutputTokens: outputTokensOf(plan, facts) },
    },
  });
  await ctx.db.trainingCheckpoint.update({ where: { id: checkpoint.id }, data: { evaluationId: view.id, evaluationError: null } });
}

async function ownerOf(ctx: Ctx, { ownerId }: TrainingRun): Promise<UserActor> {
  const user = ownerId === null ? null : await ctx.db.user.findUnique({ where: { id: ownerId } });
  if (user === null) throw new AppError("forbidden", "The account that started the run is gone, so nobody would own its evaluation.");
  const { id, name, email, role } = user;
  return { kind: "user", id, name, email, role: roleSchema.catch("researcher").parse(role), scopes: null };
}

/** The source of a folder; nobody's own, so that it stands in no list of a person's sources and counts against no limit. */
async function sourceFor(ctx: Ctx, { run, step, folder, facts }: { run: TrainingRun; step: number; folder: string; facts: CheckpointFacts }): Promise<string> {
  const place = { kind: "path", path: folder, ownerId: null, deletedAt: null };
  const present = await ctx.db.modelSource.findFirst({ where: place, select: { id: true } });
  if (present) return present.id;
  const source = await ctx.db.modelSource.create({
    data: { ...place, name: `${run.name}, step ${step}`, modelId: run.modelId, protocol: facts.hasChatTemplate ? "chat" : "completion", checkpoint: facts, createdAt: ctx.now() },
    select: { id: true },
  });
  return source.id;
}

/** What the prompts ask for, where the run learned one thing; both where it learned more. */
function objectiveOf({ objectives: [first, ...more] }: TrainingPlan): TrainingPlan["objectives"][number] {
  return first !== undefined && more.length === 0 ? first : "both";
}

/** As long as the completions that it learned from, and no longer than it can. */
function outputTokensOf(plan: TrainingPlan, { contextTokens }: CheckpointFacts): number {
  const learned = plan.method === "grpo" ? plan.grpo.maxCompletionTokens : (plan.method === "sft" ? plan.sft.maxTokens : plan.dpo.maxTokens) - plan.data.maxPromptTokens;
  return Math.max(FEWEST_OUTPUT_TOKENS, Math.min(learned, contextTokens ?? learned, MOST_OUTPUT_TOKENS));
}
