import { createUserSchema, listUsersSchema } from "@/lib/core/views/admin-people";
import { json, parseQuery } from "@/lib/server/api";
import { people } from "@/lib/server/admin/people";
import { adminRoute } from "@/lib/server/admin/routes";
import { parseBody } from "@/lib/server/body";
import { once } from "@/lib/server/idempotency";
import { otherMethods } from "@/lib/server/methods";
import { paged } from "@/lib/server/paging";

export const GET = adminRoute(async (request) => paged(request, await people.list(parseQuery(listUsersSchema, request))));

/** Makes an account; its one-time password is told this once. */
export const POST = adminRoute(async (request) => {
  const fields = await parseBody(createUserSchema, request);
  return once(request, fields, async () => {
    const made = await people.create(fields);
    return json(made, { status: 201, headers: { Location: `/api/v1/admin/users/${made.user.id}` } });
  });
});

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
