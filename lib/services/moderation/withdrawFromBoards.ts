import type { Tx } from "../context";

/**
 * Takes an entry out of every stored board of its set, in the transaction that hides it: nobody reads it there while
 * the ranks of the others wait to be computed anew.
 */
export async function withdrawFromBoards(tx: Tx, { id, setId }: { id: string; setId: string }): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Leaderboard" SET body = jsonb_set(body, '{entries}', (
      SELECT coalesce(jsonb_agg(entry ORDER BY place), '[]') FROM jsonb_array_elements(body->'entries') WITH ORDINALITY AS entries(entry, place)
      WHERE entry->>'submissionId' <> ${id}))
    WHERE "setId" = ${setId}::uuid AND body->'entries' @> jsonb_build_array(jsonb_build_object('submissionId', ${id}::text))`;
}
