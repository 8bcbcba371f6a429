import { createEndpointFieldsSchema } from "@/lib/core/views/sources";
import { apiRoute, json, parseQuery } from "@/lib/server/api";
import { parseBody } from "@/lib/server/body";
import { once } from "@/lib/server/idempotency";
import { addEndpoint, modelSources } from "@/lib/server/improvement";
import { otherMethods } from "@/lib/server/methods";
import { cursorQuery } from "@/lib/server/openapi/routes/improvement";
import { paged } from "@/lib/server/paging";

export const GET = apiRoute(async (request) => paged(request, await modelSources(given(parseQuery(cursorQuery, request)))));

export const POST = apiRoute(async (request) => {
  const fields = await parseBody(createEndpointFieldsSchema, request);
  return once(request, fields, async () => json(await addEndpoint(fields), { status: 201 }));
});

function given({ cursor, limit }: { cursor?: string | undefined; limit: number }): { cursor?: string; limit: number } {
  return cursor === undefined ? { limit } : { cursor, limit };
}

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
