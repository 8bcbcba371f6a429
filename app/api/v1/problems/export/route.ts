import { PROBLEM_COLUMNS } from "@/lib/core/exports/problems";
import { problemExportQuery } from "@/lib/core/views/exports";
import { apiRoute, parseQuery } from "@/lib/server/api";
import { atOnce } from "@/lib/server/exports/batches";
import { exportResponse } from "@/lib/server/exports/respond";
import { otherMethods } from "@/lib/server/methods";
import { problems } from "@/lib/server/queries";

export const GET = apiRoute(async (request) => {
  const { set, language, format } = parseQuery(problemExportQuery, request);
  const view = await problems(set, language);
  return exportResponse({ format, name: `problems-${view.set.slug}-${view.language}`, columns: PROBLEM_COLUMNS, batches: atOnce(view.problems) });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
