import { SAMPLE_COLUMNS } from "@/lib/core/exports/samples";
import { sampleExportQuery } from "@/lib/core/views/exports";
import { apiRoute, parseQuery } from "@/lib/server/api";
import { sampleBatches } from "@/lib/server/exports/batches";
import { exportResponse } from "@/lib/server/exports/respond";
import { otherMethods } from "@/lib/server/methods";
import { idParams } from "@/lib/server/params";

export const GET = apiRoute<{ id: string }>(async (request, params) => {
  const { id } = idParams(params, "submission");
  const { format } = parseQuery(sampleExportQuery, request);
  return exportResponse({ format, name: `submission-${id}`, columns: SAMPLE_COLUMNS, batches: sampleBatches(id) });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
