import { AppError } from "@/lib/core/errors";
import type { ImportView } from "@/lib/core/views/admin-sets";
import { requireAdmin } from "../accounts/access";
import type { Ctx } from "../context";
import { requireId } from "../requireId";
import { IMPORT_INCLUDE, toImportViews } from "./importView";

/** An import with its progress, its bad rows and its error. Throws AppError unauthenticated, forbidden, or not_found. */
export async function getImport({ ctx, input }: { ctx: Pick<Ctx, "db" | "actor">; input: { id: string } }): Promise<ImportView> {
  requireAdmin(ctx.actor);
  const row = await ctx.db.importRun.findUnique({ where: { id: requireId(input.id, "import") }, include: IMPORT_INCLUDE });
  const [view] = row ? await toImportViews(ctx.db, [row]) : [];
  if (!view) throw new AppError("not_found", `there is no import ${input.id}`, { hint: "The list of imports is at /admin/sets." });
  return view;
}
