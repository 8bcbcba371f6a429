import type { Tx } from "../context";
import type { ScorableIn } from "./scorableIn";

/** Counts the scorable problems of a set anew, in all and by language, without the disabled ones; gives those by language. */
export async function recountScorable(tx: Tx, setId: string): Promise<ScorableIn> {
  const scorableCount = await tx.problem.count({ where: { setId, notScorable: null, disabledAt: null } });
  const rows = await tx.$queryRaw<{ language: keyof ScorableIn; count: number }[]>`
    SELECT r.language, count(DISTINCT p.id)::int AS count FROM "Problem" p JOIN "ReferenceSolution" r ON r."problemId" = p.id
    WHERE p."setId" = ${setId}::uuid AND p."notScorable" IS NULL AND p."disabledAt" IS NULL GROUP BY r.language`;
  const scorableIn: ScorableIn = Object.fromEntries(rows.map(({ language, count }) => [language, count]));
  await tx.problemSet.update({ where: { id: setId }, data: { scorableCount, scorableIn } });
  return scorableIn;
}
