import { reasonBodySchema } from "@/lib/core/views/admin-queue";
import { json } from "@/lib/server/api";
import { queue } from "@/lib/server/admin/machines";
import { adminRoute } from "@/lib/server/admin/routes";
import { segment } from "@/lib/server/admin/segments";
import { parseBody } from "@/lib/server/body";
import { otherMethods } from "@/lib/server/methods";

type Params = { queue: string };

/** Pauses a queue: workers take no more jobs of it. */
export const PUT = adminRoute<Params>(async (request, params) =>
  json(await queue.pause({ queue: segment(params.queue, "queue"), ...(await parseBody(reasonBodySchema, request)) })),
);

/** Lets workers take its jobs again. */
export const DELETE = adminRoute<Params>(async (_request, params) => json(await queue.resume({ queue: segment(params.queue, "queue") })));

export const { GET, POST, PATCH, OPTIONS } = otherMethods("PUT", "DELETE");
