import { coverageQuerySchema } from "@/lib/core/views/admin-sets";
import { parseQuery } from "@/lib/server/api";
import { sets } from "@/lib/server/admin/machines";
import { adminRoute } from "@/lib/server/admin/routes";
import { segment } from "@/lib/server/admin/segments";
import { otherMethods } from "@/lib/server/methods";
import { paged } from "@/lib/server/paging";

/** What may be wrong with the problems of a set. */
export const GET = adminRoute<{ set: string }>(async (request, { set }) =>
  paged(request, await sets.coverage({ set: segment(set, "problem set"), ...parseQuery(coverageQuerySchema, request) })),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
