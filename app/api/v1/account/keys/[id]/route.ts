import { dropKey } from "@/lib/server/accounts/commands";
import { apiRoute } from "@/lib/server/api";
import { otherMethods } from "@/lib/server/methods";

/** Revokes a key at once; a session may, a key may not. */
export const DELETE = apiRoute<{ id: string }>(async (_request, { id }) => {
  await dropKey(id);
  return new Response(null, { status: 204 });
});

export const { GET, POST, PUT, PATCH, OPTIONS } = otherMethods("DELETE");
