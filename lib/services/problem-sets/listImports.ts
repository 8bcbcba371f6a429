import { placeOf } from "@/lib/core/paging";
import type { ImportList } from "@/lib/core/views/admin-sets";
import { requireAdmin } from "../accounts/access";
import type { Ctx } from "../context";
import { IMPORT_INCLUDE, toImportViews } from "./importView";

const UUID = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Imports, newest first. Throws AppError unauthenticated, forbidden, or invalid_input for the cursor. */
export async function listImports({ ctx, input }: { ctx: Pick<Ctx, "db" | "actor">; input: { limit: number; cursor?: string | undefined } }): Promise<ImportList> {
  requireAdmin(ctx.actor);
  const rows = await ctx.db.importRun.findMany({
    where: input.cursor === undefined ? {} : { id: { lt: placeOf(input.cursor, UUID, ([id = ""]) => id) } },
    orderBy: { id: "desc" },
    take: input.limit + 1,
    include: IMPORT_INCLUDE,
  });
  const page = rows.slice(0, input.limit);
  return { imports: await toImportViews(ctx.db, page), nextCursor: rows.length > input.limit ? (page.at(-1)?.id ?? null) : null };
}
