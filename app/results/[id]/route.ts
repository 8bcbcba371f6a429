import { idParams } from "@/lib/server/params";
import { monolithRoute, resultOf } from "@/lib/server/executions/monolith";

/** The original's `GET /results/{task_id}`. */
export const GET = monolithRoute<{ id: string }>((request, params) => resultOf(request, idParams(params, "task").id));
