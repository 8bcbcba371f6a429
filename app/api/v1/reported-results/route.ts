import { z } from "zod";
import { languageSchema } from "@/lib/core/views/common";
import { reportResultFieldsSchema } from "@/lib/core/views/reported";
import { apiRoute, json, parseQuery } from "@/lib/server/api";
import { parseBody } from "@/lib/server/body";
import { otherMethods } from "@/lib/server/methods";
import { paged } from "@/lib/server/paging";
import { report, reportedResults } from "@/lib/server/submissions";

const listQuery = z.object({
  set: z.string().max(100).optional(),
  language: languageSchema.optional(),
  /** Only your own. */
  mine: z.enum(["1", "true", "0", "false"]).default("0").transform((value) => value === "1" || value === "true"),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});

export const GET = apiRoute(async (request) => paged(request, await reportedResults(parseQuery(listQuery, request))));

/** Takes a result that its reporter measured elsewhere; private until published. */
export const POST = apiRoute(async (request) => {
  const view = await report(await parseBody(reportResultFieldsSchema, request));
  return json(view, { status: 201, headers: { Location: `/api/v1/reported-results/${view.id}` } });
});

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
