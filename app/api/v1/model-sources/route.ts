import { createEndpointFieldsSchema } from "@/lib/core/views/sources";
import { apiRoute, json, parseQuery } from "@/lib/server/api";
import { parseBody } from "@/lib/server/body";
import { addEndpoint, modelSources } from "@/lib/server/improvement";
import { otherMethods } from "@/lib/server/methods";
import { cursorQuery } from "@/lib/server/openapi/routes/improvement";
import { paged } from "@/lib/server/paging";

export const GET = apiRoute(async (request) => paged(request, await modelSources(given(parseQuery(cursorQuery, request)))));

export const POST = apiRoute(async (request) => json(await addEndpoint(await parseBody(createEndpointFieldsSchema, request)), { status: 201 }));

function given({ cursor, limit }: { cursor?: string | undefined; limit: number }): { cursor?: string; limit: number } {
  return cursor === undefined ? { limit } : { cursor, limit };
}

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
