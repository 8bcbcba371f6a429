import type { SetSummary } from "@/lib/core/views/common";
import type { ReadCtx } from "../context";
import { setSummary } from "./setSummary";

/** Every problem set in its current version, by the date of its first import. */
export async function listProblemSets({ ctx }: { ctx: ReadCtx }): Promise<SetSummary[]> {
  const sets = await ctx.db.problemSet.findMany({ where: { isCurrent: true }, orderBy: [{ importedAt: "asc" }, { slug: "asc" }] });
  return Promise.all(sets.map((set) => setSummary(ctx, set)));
}
