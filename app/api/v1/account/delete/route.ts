import { deleteAccountSchema } from "@/lib/core/views/accounts";
import { dropAccount } from "@/lib/server/accounts/commands";
import { apiRoute } from "@/lib/server/api";
import { parseBody } from "@/lib/server/body";
import { otherMethods } from "@/lib/server/methods";

/** Deletes the account for good; a session may, a key may not. */
export const POST = apiRoute(async (request) => {
  await dropAccount(await parseBody(deleteAccountSchema, request));
  return new Response(null, { status: 204 });
});

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
