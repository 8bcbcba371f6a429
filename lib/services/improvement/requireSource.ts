import { AppError } from "@/lib/core/errors";
import type { Model, ModelSource } from "@/lib/generated/prisma/client";
import { isAdmin } from "../accounts/access";
import type { Ctx } from "../context";
import { requireId } from "../requireId";

/** A model source that the actor may use: their own, or any for an admin. Throws AppError not_found for all others. */
export async function requireSource(ctx: Pick<Ctx, "db" | "actor">, id: string): Promise<ModelSource & { model: Model }> {
  const mine = isAdmin(ctx.actor) ? {} : { ownerId: ctx.actor.kind === "user" ? ctx.actor.id : "" };
  const row = await ctx.db.modelSource.findFirst({ where: { id: requireId(id, "model source"), deletedAt: null, ...mine }, include: { model: true } });
  if (row) return row;
  throw new AppError("not_found", `there is no model source ${id}`, { hint: "Your model sources are listed at /improve/models." });
}
