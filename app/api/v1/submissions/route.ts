import { createSubmissionFieldsSchema } from "@/lib/core/views/submissions";
import { apiRoute, json, parseInput, parseQuery } from "@/lib/server/api";
import { idempotencyKeyOf } from "@/lib/server/idempotency";
import { otherMethods } from "@/lib/server/methods";
import { flagParam } from "@/lib/server/openapi/routes/parameters";
import { submissionsQuery } from "@/lib/server/openapi/routes/submissions";
import { paged } from "@/lib/server/paging";
import { submissions } from "@/lib/server/queries";
import { preview, requireSubmitter, submit } from "@/lib/server/submissions";
import { receiveUpload } from "@/lib/server/upload";

const setField = createSubmissionFieldsSchema.pick({ set: true });

export const GET = apiRoute(async (request) => {
  return paged(request, await submissions(parseQuery(submissionsQuery, request)));
});

/** Takes a file of solutions; with `dryRun=1` only says what it holds. */
export const POST = apiRoute(async (request) => {
  const dryRun = parseInput(flagParam, request.nextUrl.searchParams.get("dryRun") ?? undefined);
  const idempotencyKey = idempotencyKeyOf(request);
  await requireSubmitter();
  const { bytes, fileName, fields } = await receiveUpload(request);
  if (dryRun) {
    const { set } = parseInput(setField, fields);
    return json(await preview({ set, bytes, fileName }));
  }
  const parsed = parseInput(createSubmissionFieldsSchema, fields);
  const view = await submit({ fields: parsed, bytes, fileName, idempotencyKey });
  return json(view, { status: 201, headers: { Location: `/api/v1/submissions/${view.id}` } });
}, { takesQuery: true });

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
