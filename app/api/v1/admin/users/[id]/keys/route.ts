import { json } from "@/lib/server/api";
import { people } from "@/lib/server/admin/people";
import { accountId, undoRoute } from "@/lib/server/admin/routes";
import { otherMethods } from "@/lib/server/methods";

/** Revokes all keys of the account. */
export const DELETE = undoRoute<{ id: string }>(async ({ id }, input) => json(await people.revokeKeys({ id: accountId(id), ...input })));

export const { GET, POST, PUT, PATCH, OPTIONS } = otherMethods("DELETE");
