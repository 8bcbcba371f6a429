import { monolithRoute, monolithStatus } from "@/lib/server/executions/monolith";

/** The original's `GET /status`. */
export const GET = monolithRoute(() => monolithStatus());
