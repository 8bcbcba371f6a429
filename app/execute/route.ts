import { execute, monolithRoute } from "@/lib/server/executions/monolith";

/** The original's `POST /execute`. */
export const POST = monolithRoute((request) => execute(request));
