import { json } from "@/lib/server/api";
import { oneUser, people } from "@/lib/server/admin/people";
import { accountId, adminRoute, undoRoute } from "@/lib/server/admin/routes";
import { otherMethods } from "@/lib/server/methods";

export const GET = adminRoute<{ id: string }>(async (_request, { id }) => json(await oneUser(accountId(id))));

/** Deletes the account for good. */
export const DELETE = undoRoute<{ id: string }>(async ({ id }, input) => {
  await people.delete({ id: accountId(id), ...input });
  return new Response(null, { status: 204 });
});

export const { POST, PUT, PATCH, OPTIONS } = otherMethods("GET", "DELETE");
