import { createKeySchema, listKeysSchema } from "@/lib/core/views/accounts";
import { newKey } from "@/lib/server/accounts/commands";
import { keys } from "@/lib/server/accounts/queries";
import { apiRoute, json, parseQuery } from "@/lib/server/api";
import { parseBody } from "@/lib/server/body";
import { once } from "@/lib/server/idempotency";
import { otherMethods } from "@/lib/server/methods";

export const GET = apiRoute(async (request) => json(await keys(parseQuery(listKeysSchema, request))));

/** Makes a key; a session may, a key may not. */
export const POST = apiRoute(async (request) => {
  const fields = await parseBody(createKeySchema, request);
  return once(request, fields, async () => {
    const made = await newKey(fields);
    return json(made, { status: 201, headers: { Location: `/api/v1/account/keys/${made.key.id}` } });
  });
});

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
