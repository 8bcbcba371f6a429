import { AppError } from "@/lib/core/errors";
import { updateSubmissionFieldsSchema, type SubmissionView, type UpdateSubmissionFields } from "@/lib/core/views/submissions";
import type { Prisma, Submission } from "@/lib/generated/prisma/client";
import { isAdmin } from "../accounts/access";
import type { Ctx, Tx } from "../context";
import { parseInput } from "../parseInput";
import { auditForeign, lockOwnSubmission } from "./requireOwnSubmission";
import { refreshBoard } from "./refreshBoard";
import { viewSubmission } from "./submissionView";
import { isSharedWithOthers, upsertModel } from "./upsertModel";

const OF_SUBMISSION = ["method", "iteration", "decoding", "costUsd", "notes"] as const;
const OF_MODEL = ["link", "licence", "sizeBillions", "openWeights"] as const;

/**
 * Changes what is said of a submission: of its model and of how the solutions came about, never a figure. Null takes a
 * word back. Facts of a model that others have results of as well can be added to, and changed by an admin alone.
 * Throws AppError invalid_input, conflict, and as `requireOwnSubmission`.
 */
export async function updateSubmission({ ctx, input }: { ctx: Ctx; input: { id: string; fields: UpdateSubmissionFields } }): Promise<SubmissionView> {
  const fields = parseInput(updateSubmissionFieldsSchema, input.fields);
  await ctx.db.$transaction(async (tx) => {
    const submission = await lockOwnSubmission(ctx, tx, input.id, "submit");
    const modelId = await changeModel(ctx, tx, submission, fields);
    const data = pick(fields, OF_SUBMISSION);
    await tx.submission.update({ where: { id: submission.id }, data: { ...data, modelId } });
    const before = pick(submission, Object.keys(data) as (typeof OF_SUBMISSION)[number][]);
    await auditForeign(tx, ctx.actor, submission, { action: "submission.update", detail: { before, given: fields } as Prisma.InputJsonObject });
    await refreshBoard(ctx, tx, submission);
  });
  return viewSubmission(ctx, input.id);
}

async function changeModel(ctx: Ctx, tx: Tx, submission: Submission, fields: UpdateSubmissionFields): Promise<string> {
  const model = fields.model === undefined
    ? await tx.model.findUniqueOrThrow({ where: { id: submission.modelId } })
    : await upsertModel(tx, ctx.actor, { model: fields.model });
  const given = pick(fields, OF_MODEL);
  const changed = OF_MODEL.filter((key) => given[key] !== undefined && given[key] !== model[key]);
  if (changed.length === 0) return model.id;
  const isFree = isAdmin(ctx.actor) || !(await isSharedWithOthers(tx, ctx.actor, model.id));
  const refused = isFree ? [] : changed.filter((key) => model[key] !== null);
  if (refused.length > 0) {
    throw new AppError("conflict", `${model.name} has results of others as well, so what is known of it stays: ${refused.join(", ")}`, {
      hint: "Leave these fields as they are, or ask an admin to correct them.",
    });
  }
  await tx.model.update({ where: { id: model.id }, data: given });
  return model.id;
}

/** The named fields that are there. */
function pick<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Partial<Pick<T, K>> {
  return Object.fromEntries(keys.filter((key) => from[key] !== undefined).map((key) => [key, from[key]])) as Partial<Pick<T, K>>;
}
