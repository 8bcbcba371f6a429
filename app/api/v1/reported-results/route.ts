import { reportResultFieldsSchema } from "@/lib/core/views/reported";
import { apiRoute, json, parseQuery } from "@/lib/server/api";
import { parseBody } from "@/lib/server/body";
import { once } from "@/lib/server/idempotency";
import { otherMethods } from "@/lib/server/methods";
import { reportedResultsQuery } from "@/lib/server/openapi/routes/reported";
import { paged } from "@/lib/server/paging";
import { report, reportedResults } from "@/lib/server/submissions";

export const GET = apiRoute(async (request) => paged(request, await reportedResults(parseQuery(reportedResultsQuery, request))));

/** Takes a result that its reporter measured elsewhere; private until published. */
export const POST = apiRoute(async (request) => {
  const fields = await parseBody(reportResultFieldsSchema, request);
  return once(request, fields, async () => {
    const view = await report(fields);
    return json(view, { status: 201, headers: { Location: `/api/v1/reported-results/${view.id}` } });
  });
});

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
