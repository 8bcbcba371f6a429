import { AppError } from "@/lib/core/errors";
import { reportResultFieldsSchema, type ReportedResultView, type ReportResultFields } from "@/lib/core/views/reported";
import { requireUser } from "../accounts/access";
import type { Ctx, Tx } from "../context";
import { parseInput } from "../parseInput";
import { findCurrentSet } from "../problem-sets/findCurrentSet";
import { upsertModel } from "../submissions/upsertModel";
import { REPORTED_INCLUDE, toReportedView } from "./reportedView";

/** A person reports a handful of results in a day, not a list of them. */
const A_DAY = 50;
const DAY_MS = 24 * 3600 * 1000;

/**
 * Takes a result that the signed-in person reports of themselves; private until they publish it. Throws AppError
 * invalid_input (a source is needed), not_found (no such set), rate_limited (50 in 24 hours), unauthenticated, forbidden.
 */
export async function reportResult({ ctx, input }: { ctx: Ctx; input: { fields: ReportResultFields } }): Promise<ReportedResultView> {
  const owner = requireUser(ctx.actor, "submit");
  const { set: slug, model: name, link, licence, sizeBillions, openWeights, ...fields } = parseInput(reportResultFieldsSchema, input.fields);
  const set = await findCurrentSet(ctx.db, slug);
  const row = await ctx.db.$transaction(async (tx) => {
    await requireRoom(tx, owner.id, ctx.now());
    const model = await upsertModel(tx, ctx.actor, { model: name, link, licence, sizeBillions, openWeights });
    const said = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, value ?? null])) as typeof fields;
    return tx.reportedResult.create({ data: { ...said, setId: set.id, modelId: model.id, ownerId: owner.id, createdAt: ctx.now() }, include: REPORTED_INCLUDE });
  });
  return toReportedView(ctx.actor, row);
}

async function requireRoom(tx: Tx, ownerId: string, now: Date): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${ownerId} FOR NO KEY UPDATE`;
  const recent = await tx.reportedResult.findMany({ where: { ownerId, createdAt: { gt: new Date(now.getTime() - DAY_MS) } }, orderBy: { createdAt: "desc" }, take: A_DAY, select: { createdAt: true } });
  const oldest = recent[A_DAY - 1];
  if (oldest === undefined) return;
  throw new AppError("rate_limited", `You have reported ${A_DAY} results in the last 24 hours; that is the limit.`, { retryAfterSeconds: (oldest.createdAt.getTime() + DAY_MS - now.getTime()) / 1000 });
}
