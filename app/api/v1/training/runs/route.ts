import { createTrainingSchema, trainingListQuery } from "@/lib/core/views/training";
import { json, parseQuery } from "@/lib/server/api";
import { adminRoute } from "@/lib/server/admin/routes";
import { parseBody } from "@/lib/server/body";
import { idempotencyKeyOf } from "@/lib/server/idempotency";
import { otherMethods } from "@/lib/server/methods";
import { paged } from "@/lib/server/paging";
import { startTraining, trainingRuns } from "@/lib/server/training";

export const GET = adminRoute(async (request) => paged(request, await trainingRuns(parseQuery(trainingListQuery, request))));

/** Asks for a training run; a worker launches it. */
export const POST = adminRoute(async (request) => {
  const view = await startTraining(await parseBody(createTrainingSchema, request), idempotencyKeyOf(request));
  return json(view, { status: 201, headers: { Location: `/api/v1/training/runs/${view.id}` } });
});

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
