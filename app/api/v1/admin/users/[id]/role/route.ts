import { setRoleSchema } from "@/lib/core/views/admin-people";
import { json } from "@/lib/server/api";
import { people } from "@/lib/server/admin/people";
import { accountId, adminRoute } from "@/lib/server/admin/routes";
import { parseBody } from "@/lib/server/body";
import { otherMethods } from "@/lib/server/methods";

export const PUT = adminRoute<{ id: string }>(async (request, { id }) =>
  json(await people.setRole({ id: accountId(id), ...(await parseBody(setRoleSchema, request)) })),
);

export const { GET, POST, PATCH, DELETE, OPTIONS } = otherMethods("PUT");
