import { adminPageSchema } from "@/lib/core/views/admin-queue";
import { importRequestSchema } from "@/lib/core/views/admin-sets";
import { json, parseQuery } from "@/lib/server/api";
import { imports } from "@/lib/server/admin/machines";
import { adminRoute } from "@/lib/server/admin/routes";
import { parseBody } from "@/lib/server/body";
import { once } from "@/lib/server/idempotency";
import { otherMethods } from "@/lib/server/methods";
import { paged } from "@/lib/server/paging";

export const GET = adminRoute(async (request) => paged(request, await imports.list(parseQuery(adminPageSchema, request))));

/** Asks for the import of a problem set; a worker does it. */
export const POST = adminRoute(async (request) => {
  const fields = await parseBody(importRequestSchema, request);
  return once(request, fields, async () => {
    const run = await imports.request(fields);
    return json(run, { status: 202, headers: { Location: `/api/v1/admin/imports/${run.id}` } });
  });
});

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
