import type { Prisma } from "@/lib/generated/prisma/client";
import type { z } from "zod";
import type { trainingListQuery, TrainingRow, TrainingView } from "@/lib/core/views/training";
import { requireAdmin } from "../accounts/access";
import type { ReadCtx } from "../context";
import { requireId } from "../requireId";
import { ROW_INCLUDE, toRow, viewTraining } from "./view";

/** One training run with its checkpoints. Throws AppError unauthenticated, forbidden, not_found. */
export async function getTraining({ ctx, input }: { ctx: ReadCtx; input: { id: string } }): Promise<TrainingView> {
  requireAdmin(ctx.actor);
  return viewTraining(ctx, requireId(input.id, "training run"));
}

/** Training runs, newest first, a page at a time. Throws AppError unauthenticated, forbidden. */
export async function listTrainings({ ctx, input }: { ctx: ReadCtx; input: Partial<z.output<typeof trainingListQuery>> }): Promise<{ runs: TrainingRow[]; nextCursor: string | null }> {
  requireAdmin(ctx.actor);
  const limit = input.limit ?? 25;
  const where: Prisma.TrainingRunWhereInput = { ...(input.state && { state: input.state }), ...(input.method && { method: input.method }) };
  const rows = await ctx.db.trainingRun.findMany({
    // By what it is, not by its place: the row of the cursor may be deleted.
    where: { ...where, ...(input.cursor && { id: { lt: requireId(input.cursor, "cursor") } }) },
    orderBy: { id: "desc" },
    take: limit + 1,
    include: ROW_INCLUDE,
  });
  const page = rows.slice(0, limit);
  return { runs: await Promise.all(page.map((row) => toRow(ctx, row))), nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}
