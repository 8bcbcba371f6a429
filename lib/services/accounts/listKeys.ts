import type { z } from "zod";
import type { KeyList, listKeysSchema } from "@/lib/core/views/accounts";
import type { ReadCtx } from "../context";
import { requireUser } from "./access";
import { toKeyView } from "./admin/userViews";

/** One's own API keys, newest first; expired ones too, until they are revoked. */
export async function listKeys({ ctx: { db, actor }, input }: { ctx: ReadCtx; input: z.output<typeof listKeysSchema> }): Promise<KeyList> {
  const user = requireUser(actor, "read");
  // A cursor of somebody else's key leads nowhere, as one of no key does.
  const rows = await db.apikey.findMany({
    where: { referenceId: user.id },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: input.limit + 1,
    ...(input.cursor === undefined ? {} : { cursor: { id: input.cursor, referenceId: user.id }, skip: 1 }),
  });
  const keys = rows.slice(0, input.limit).map(toKeyView);
  return { keys, nextCursor: rows.length > input.limit ? (keys.at(-1)?.id ?? null) : null };
}
