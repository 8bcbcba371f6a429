import { METRIC_COLUMNS } from "@/lib/core/exports/metrics";
import { sampleExportQuery } from "@/lib/core/views/exports";
import { parseQuery } from "@/lib/server/api";
import { adminRoute } from "@/lib/server/admin/routes";
import { exportResponse } from "@/lib/server/exports/respond";
import { otherMethods } from "@/lib/server/methods";
import { idParams } from "@/lib/server/params";
import { trainingMetricValues } from "@/lib/server/training";

/** The metrics of a run as a file, sent as it is read. */
export const GET = adminRoute<{ id: string }>(async (request, params) => {
  const { id } = idParams(params, "training run");
  const { format } = parseQuery(sampleExportQuery, request);
  return exportResponse({ format, name: `training-${id}`, columns: METRIC_COLUMNS, batches: await trainingMetricValues(id) });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
