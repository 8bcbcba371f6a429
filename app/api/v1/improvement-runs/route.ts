import { createRunFieldsSchema } from "@/lib/core/views/improvement";
import { apiRoute, json, parseQuery } from "@/lib/server/api";
import { parseBody } from "@/lib/server/body";
import { idempotencyKeyOf } from "@/lib/server/idempotency";
import { improvementRuns, startRun } from "@/lib/server/improvement";
import { otherMethods } from "@/lib/server/methods";
import { cursorQuery } from "@/lib/server/openapi/routes/improvement";
import { paged } from "@/lib/server/paging";

export const GET = apiRoute(async (request) => {
  const { cursor, limit } = parseQuery(cursorQuery, request);
  return paged(request, await improvementRuns(cursor === undefined ? { limit } : { cursor, limit }));
});

export const POST = apiRoute(async (request) => {
  const view = await startRun(await parseBody(createRunFieldsSchema, request), idempotencyKeyOf(request));
  return json(view, { status: 201, headers: { Location: `/api/v1/improvement-runs/${view.id}` } });
});

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
