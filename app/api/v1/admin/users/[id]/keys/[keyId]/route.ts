import { json } from "@/lib/server/api";
import { people } from "@/lib/server/admin/people";
import { accountId, undoRoute } from "@/lib/server/admin/routes";
import { otherMethods } from "@/lib/server/methods";

export const DELETE = undoRoute<{ id: string; keyId: string }>(async ({ id, keyId }, input) =>
  json(await people.revokeKeys({ id: accountId(id), keyId: accountId(keyId, "key"), ...input })),
);

export const { GET, POST, PUT, PATCH, OPTIONS } = otherMethods("DELETE");
