import type { SourceView } from "@/lib/core/views/sources";
import { requireUser } from "../accounts/access";
import type { ReadCtx } from "../context";
import { requireId } from "../requireId";
import { SOURCE_INCLUDE, toSourceView } from "./sourceView";

/** The signed-in person's own model sources, newest first, a page at a time; `cursor` is the last id of the page before. */
export async function listSources({ ctx, input }: { ctx: ReadCtx; input: { cursor?: string; limit?: number } }): Promise<{ sources: SourceView[]; nextCursor: string | null }> {
  const user = requireUser(ctx.actor, "read");
  const limit = Math.min(Math.max(input.limit ?? 50, 1), 100);
  const rows = await ctx.db.modelSource.findMany({
    where: { ownerId: user.id, deletedAt: null },
    orderBy: { id: "desc" },
    ...(input.cursor ? { cursor: { id: requireId(input.cursor, "cursor") }, skip: 1 } : {}),
    take: limit + 1,
    include: SOURCE_INCLUDE,
  });
  const page = rows.slice(0, limit);
  return { sources: page.map(toSourceView), nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}
