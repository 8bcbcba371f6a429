import { pageOf, placeOf, taken, type Page } from "@/lib/core/paging";
import type { SetSummary } from "@/lib/core/views/common";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { ReadCtx } from "../context";
import { setSummary } from "./setSummary";

/** Milliseconds of the import, and the slug. */
const CURSOR = /^(\d{1,15})\.([\w.-]{1,200})$/;

/** Every problem set in its current version, by the date of its import. */
export async function listProblemSets({ ctx }: { ctx: ReadCtx }): Promise<SetSummary[]> {
  return (await pageProblemSets({ ctx, input: {} })).problemSets;
}

/** The same, a page at a time. */
export async function pageProblemSets({ ctx, input }: { ctx: ReadCtx; input: Page }): Promise<{ problemSets: SetSummary[]; nextCursor: string | null }> {
  const sets = await ctx.db.problemSet.findMany({
    where: { isCurrent: true, ...behind(input.cursor) },
    orderBy: [{ importedAt: "asc" }, { slug: "asc" }],
    ...taken(input.limit),
  });
  const { rows, nextCursor } = pageOf(sets, input.limit, (set) => `${set.importedAt.getTime()}.${set.slug}`);
  return { problemSets: await Promise.all(rows.map((set) => setSummary(ctx, set))), nextCursor };
}

function behind(cursor: string | undefined): Prisma.ProblemSetWhereInput {
  if (cursor === undefined) return {};
  const [importedAt, slug] = placeOf(cursor, CURSOR, ([time, name = ""]) => [new Date(Number(time)), name] as const);
  return { OR: [{ importedAt: { gt: importedAt } }, { importedAt, slug: { gt: slug } }] };
}
