import { mayGiveReasonSchema } from "@/lib/core/views/admin-people";
import { json } from "@/lib/server/api";
import { people } from "@/lib/server/admin/people";
import { accountId, adminRoute } from "@/lib/server/admin/routes";
import { parseBody } from "@/lib/server/body";
import { once } from "@/lib/server/idempotency";
import { otherMethods } from "@/lib/server/methods";

/** Gives the account a one-time password, told this once. */
export const POST = adminRoute<{ id: string }>(async (request, params) => {
  const input = { id: accountId(params.id), ...(await parseBody(mayGiveReasonSchema, request)) };
  return once(request, input, async () => json(await people.resetPassword(input)));
});

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
