import { z } from "zod";
import { stopRulesSchema, trainingPlanSchema } from "@/lib/core/training";
import type { TrainingCheckpointView, TrainingRow, TrainingView } from "@/lib/core/views/training";
import type { Prisma } from "@/lib/generated/prisma/client";
import { AppError } from "@/lib/core/errors";
import type { ReadCtx } from "../context";
import { SCORED_ITERATIONS } from "../improvement/listIterations";
import { queuedBecause } from "./queuedBecause";

export const ROW_INCLUDE = { set: { select: { slug: true, name: true } }, model: { select: { name: true } } } satisfies Prisma.TrainingRunInclude;
const VIEW_INCLUDE = {
  ...ROW_INCLUDE,
  base: { select: { runId: true } },
  checkpoints: { orderBy: { step: "asc" }, include: { evaluation: { select: { id: true, state: true, submissions: SCORED_ITERATIONS } } } },
} satisfies Prisma.TrainingRunInclude;
type Row = Prisma.TrainingRunGetPayload<{ include: typeof ROW_INCLUDE }>;
type Checkpoint = Prisma.TrainingRunGetPayload<{ include: typeof VIEW_INCLUDE }>["checkpoints"][number];

const objectivesSchema = z.object({ objectives: trainingPlanSchema.options[0].shape.objectives });

/** A run as its page shows it, whoever asks. Throws AppError not_found. */
export async function viewTraining(ctx: ReadCtx, id: string): Promise<TrainingView> {
  const row = await ctx.db.trainingRun.findUnique({ where: { id }, include: VIEW_INCLUDE });
  if (!row) throw new AppError("not_found", `there is no training run ${id}`, { hint: "The list of training runs has them all." });
  return {
    ...(await toRow(ctx, row)),
    plan: row.plan,
    model: trainingPlanSchema.parse(row.plan).model,
    baseRunId: row.base?.runId ?? null,
    stopRules: stopRulesSchema.parse(row.stopRules),
    evaluateCheckpoints: row.isEvaluated,
    checkpoints: row.checkpoints.map(toCheckpointView),
  };
}

export async function toRow(ctx: ReadCtx, row: Row): Promise<TrainingRow> {
  const { id, name, set, language, preset, failureCode, step, steps, attempt, lastSeq } = row;
  return {
    ...{ id, name, set, language, preset, failureCode, step, steps, attempt, lastSeq },
    modelName: row.model.name,
    method: row.method as TrainingRow["method"],
    objectives: objectivesSchema.parse(row.plan).objectives,
    launcher: row.launcher as TrainingRow["launcher"],
    state: row.state as TrainingRow["state"],
    stateReason: row.stateReason ?? (row.state === "queued" ? await queuedBecause(ctx, row) : null),
    lastEventAt: row.lastEventAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

function toCheckpointView(row: Checkpoint): TrainingCheckpointView {
  return {
    id: row.id,
    step: row.step,
    bytes: Number(row.bytes),
    isFinal: row.isFinal,
    createdAt: row.createdAt.toISOString(),
    deletedAt: row.deletedAt?.toISOString() ?? null,
    evaluation: toEvaluation(row.evaluation),
    isEvaluationAsked: row.evaluationAskedAt !== null,
    evaluationError: row.evaluationError,
  };
}

/** The scores of the last iteration that has any. */
function toEvaluation(run: Checkpoint["evaluation"]): TrainingCheckpointView["evaluation"] {
  if (run === null) return null;
  const submission = run.submissions.at(-1);
  const score = submission?.scores[0];
  return {
    runId: run.id,
    state: run.state,
    submissionId: submission?.id ?? null,
    passAt1: score?.passAt1 ?? null,
    beyondT: score?.beyondT ?? null,
    beyondM: score?.beyondM ?? null,
    beyondI: score?.beyondI ?? null,
  };
}
