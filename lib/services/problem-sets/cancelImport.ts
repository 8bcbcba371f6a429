import { AppError } from "@/lib/core/errors";
import type { ImportView } from "@/lib/core/views/admin-sets";
import { requireAdmin } from "../accounts/access";
import { audit } from "../accounts/audit";
import type { Ctx } from "../context";
import { getImport } from "./getImport";

/**
 * Cancels an import that has not ended: the worker stops at the next row and nothing of it stays.
 * Throws AppError unauthenticated, forbidden, not_found, or conflict when it has ended.
 */
export async function cancelImport({ ctx, input }: { ctx: Pick<Ctx, "db" | "actor" | "now">; input: { id: string } }): Promise<ImportView> {
  const { id, state, request } = await getImport({ ctx, input });
  requireAdmin(ctx.actor);
  await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.importRun.updateMany({ where: { id, state: { in: ["queued", "running"] } }, data: { state: "cancelled", progress: null, finishedAt: ctx.now() } });
    if (count === 0) throw new AppError("conflict", `the import has ended already: it is ${state}`);
    await tx.importFile.deleteMany({ where: { importId: id } });
    await audit(tx, ctx.actor, { action: "import.cancel", target: { kind: "import", id, name: request.name } });
  });
  return getImport({ ctx, input });
}
