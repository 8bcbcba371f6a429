import { LANGUAGES, type Language } from "@/lib/core/problem";
import type { ReadCtx } from "../context";
import { languagesOf } from "../problem-sets/scorableIn";

/** Languages that something is to be measured in: those of the current sets' references and of open submissions. */
export async function languagesInUse({ ctx }: { ctx: ReadCtx }): Promise<Language[]> {
  const [sets, open] = await Promise.all([
    ctx.db.problemSet.findMany({ where: { isCurrent: true }, select: { scorableIn: true } }),
    ctx.db.submission.groupBy({ by: ["language"], where: { state: { in: ["queued", "running"] } } }),
  ]);
  const used = new Set<string>([...sets.flatMap(languagesOf), ...open.map(({ language }) => language)]);
  return LANGUAGES.filter((language) => used.has(language));
}
