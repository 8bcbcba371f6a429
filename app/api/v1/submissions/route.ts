import { z } from "zod";
import { languageSchema, SUBMISSION_STATES } from "@/lib/core/views/common";
import { createSubmissionFieldsSchema } from "@/lib/core/views/submissions";
import { apiRoute, json, parseInput, parseQuery } from "@/lib/server/api";
import { otherMethods } from "@/lib/server/methods";
import { paged } from "@/lib/server/paging";
import { submissions } from "@/lib/server/queries";
import { preview, requireSubmitter, submit } from "@/lib/server/submissions";
import { receiveUpload } from "@/lib/server/upload";

const flagSchema = z.enum(["1", "true", "0", "false"]).default("0").transform((value) => value === "1" || value === "true");
const listQuery = z.object({
  set: z.string().max(100).optional(),
  language: languageSchema.optional(),
  state: z.enum(SUBMISSION_STATES).optional(),
  /** Only your own. */
  mine: flagSchema,
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
const keySchema = z.string().trim().min(1).max(200).nullable();
const setField = createSubmissionFieldsSchema.pick({ set: true });

export const GET = apiRoute(async (request) => {
  return paged(request, await submissions(parseQuery(listQuery, request)));
});

/** Takes a file of solutions; with `dryRun=1` only says what it holds. */
export const POST = apiRoute(async (request) => {
  const dryRun = parseInput(flagSchema, request.nextUrl.searchParams.get("dryRun") ?? undefined);
  const idempotencyKey = parseInput(keySchema, request.headers.get("idempotency-key"));
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
