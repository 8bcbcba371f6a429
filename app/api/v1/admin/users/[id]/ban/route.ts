import { banUserSchema } from "@/lib/core/views/admin-people";
import { json } from "@/lib/server/api";
import { people } from "@/lib/server/admin/people";
import { accountId, adminRoute, undoRoute } from "@/lib/server/admin/routes";
import { parseBody } from "@/lib/server/body";
import { otherMethods } from "@/lib/server/methods";

/** Closes the account. */
export const PUT = adminRoute<{ id: string }>(async (request, { id }) =>
  json(await people.ban({ id: accountId(id), ...(await parseBody(banUserSchema, request)) })),
);

/** Opens it again. */
export const DELETE = undoRoute<{ id: string }>(async ({ id }, input) => json(await people.unban({ id: accountId(id), ...input })));

export const { GET, POST, PATCH, OPTIONS } = otherMethods("PUT", "DELETE");
