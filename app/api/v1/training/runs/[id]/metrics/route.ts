import { metricsQuery } from "@/lib/core/views/training";
import { json, parseQuery } from "@/lib/server/api";
import { adminRoute } from "@/lib/server/admin/routes";
import { otherMethods } from "@/lib/server/methods";
import { idParams } from "@/lib/server/params";
import { trainingMetrics } from "@/lib/server/training";

export const GET = adminRoute<{ id: string }>(async (request, params) => json(await trainingMetrics({ ...idParams(params, "training run"), ...parseQuery(metricsQuery, request) })));

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
