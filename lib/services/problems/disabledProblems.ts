import type { LeaderboardView } from "@/lib/core/views/leaderboard";
import type { Tx } from "../context";
import { toDisabled } from "./toDisabled";

/** Problems of a set that are left out of all scores, in its order. */
export async function disabledProblems(db: Tx, setId: string): Promise<LeaderboardView["disabled"]> {
  const rows = await db.problem.findMany({ where: { setId, disabledAt: { not: null } }, orderBy: { position: "asc" } });
  return rows.flatMap((row) => {
    const disabled = toDisabled(row);
    return disabled ? [{ slug: row.slug, title: row.title, ...disabled }] : [];
  });
}
