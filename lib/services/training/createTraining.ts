import { AppError } from "@/lib/core/errors";
import type { Language } from "@/lib/core/problem";
import { createTrainingSchema, type CreateTraining, type TrainingView } from "@/lib/core/views/training";
import type { z } from "zod";
import type { ProblemSet } from "@/lib/generated/prisma/client";
import { requireAdmin } from "../accounts/access";
import { audit } from "../accounts/audit";
import type { Ctx, Tx } from "../context";
import { parseInput } from "../parseInput";
import { findCurrentSet } from "../problem-sets/findCurrentSet";
import { upsertModel } from "../submissions/upsertModel";
import { findCapacity } from "./listCapacity";
import { measuredProfile } from "./measuredProfile";
import { viewTraining } from "./view";

type Fields = z.output<typeof createTrainingSchema>;

/**
 * Puts a training run in the queue; the train worker launches it. A repeated idempotency key gives the first call's run.
 * Throws AppError unauthenticated, forbidden, invalid_input, not_found, unknown_problem, not_calibrated (what is learned
 * from are the measured references), or conflict for a launcher that cannot be used and a checkpoint that is gone.
 */
export async function createTraining({ ctx, input }: { ctx: Ctx; input: { fields: CreateTraining; idempotencyKey?: string | null } }): Promise<TrainingView> {
  requireAdmin(ctx.actor);
  const fields = parseInput(createTrainingSchema, input.fields);
  const ownerId = ctx.actor.kind === "user" ? ctx.actor.id : null;
  const idempotencyKey = input.idempotencyKey ? `${ownerId ?? "system"}:${input.idempotencyKey}` : null;
  const earlier = idempotencyKey && (await ctx.db.trainingRun.findUnique({ where: { idempotencyKey }, select: { id: true } }));
  if (earlier) return viewTraining(ctx, earlier.id);
  const set = await requireData(ctx, fields);
  await requireLauncher(ctx, fields);
  const id = await ctx.db.$transaction(async (tx) => {
    if (idempotencyKey !== null) await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtext(${`training:${idempotencyKey}`}))) AS locked`;
    const present = idempotencyKey === null ? null : await tx.trainingRun.findUnique({ where: { idempotencyKey }, select: { id: true } });
    return present?.id ?? write(ctx, tx, fields, { ownerId, idempotencyKey, setId: set.id });
  });
  return viewTraining(ctx, id);
}

async function write(ctx: Ctx, tx: Tx, fields: Fields, place: { ownerId: string | null; idempotencyKey: string | null; setId: string }): Promise<string> {
  const { plan, name, language, launcher, preset, stopRules } = fields;
  const baseId = await requireBase(tx, fields);
  const { id: modelId } = await upsertModel(tx, ctx.actor, { model: fields.modelName });
  const run = await tx.trainingRun.create({
    data: { ...place, name, modelId, language, method: plan.method, preset, plan, baseId, launcher, steps: plan.steps, stopRules, isEvaluated: fields.evaluateCheckpoints, createdAt: ctx.now() },
    select: { id: true },
  });
  await audit(tx, ctx.actor, { action: "training.create", target: { kind: "training", id: run.id, name }, detail: { method: plan.method, set: fields.set, launcher, model: fields.modelName } });
  return run.id;
}

/** The set, whose references have to be measured in the run's language. */
async function requireData(ctx: Ctx, { set: slug, language, plan }: Fields): Promise<ProblemSet> {
  const set = await findCurrentSet(ctx.db, slug);
  if (plan.method === "grpo" && plan.grpo.sandbox.set !== slug) {
    throw new AppError("invalid_input", "Some fields are not valid.", { faults: [{ where: "plan.grpo.sandbox.set", problem: `must be the set of the run, ${slug}` }] });
  }
  const found = await ctx.db.problem.findMany({ where: { setId: set.id, slug: { in: plan.data.heldOut } }, select: { slug: true } });
  const missing = plan.data.heldOut.filter((wanted) => !found.some((problem) => problem.slug === wanted));
  if (missing.length > 0) {
    throw new AppError("unknown_problem", `${missing.length} of the problems that are held out are not in ${slug}.`, {
      faults: missing.slice(0, 50).map((problem) => ({ where: problem, problem: "is no problem of the set" })),
      moreFaults: Math.max(0, missing.length - 50),
    });
  }
  await measuredProfile(ctx, { setId: set.id, language: language as Language, method: plan.method });
  return set;
}

async function requireLauncher(ctx: Ctx, { launcher }: Fields): Promise<void> {
  const found = await findCapacity(ctx, launcher);
  if (found === null || found.isAvailable) return;
  throw new AppError("conflict", `The launcher ${launcher} cannot be used: ${found.reason ?? "it is not available"}`, { hint: "Choose another, or see to what is missing." });
}

async function requireBase(tx: Tx, { plan }: Fields): Promise<string | null> {
  if (plan.model.kind !== "checkpoint") return null;
  const checkpoint = await tx.trainingCheckpoint.findUnique({ where: { id: plan.model.checkpointId }, select: { id: true, deletedAt: true } });
  if (!checkpoint) throw new AppError("not_found", `there is no checkpoint ${plan.model.checkpointId}`, { hint: "The pages of training runs list theirs." });
  if (checkpoint.deletedAt !== null) throw new AppError("conflict", "That checkpoint is deleted: a run keeps its newest few.", { hint: "Begin with one that is still there." });
  return checkpoint.id;
}
