import type { NextRequest } from "next/server";
import { eventsRequestSchema } from "@/lib/core/training";
import { AppError } from "@/lib/core/errors";
import { eventsQuery } from "@/lib/core/views/training";
import { apiRoute, json, parseQuery } from "@/lib/server/api";
import { adminRoute } from "@/lib/server/admin/routes";
import { parseBody } from "@/lib/server/body";
import { otherMethods } from "@/lib/server/methods";
import { idParams } from "@/lib/server/params";
import { receiveEvents, trainingEvents } from "@/lib/server/training";

/** A batch of the trainer is 1 MiB, or one event that is longer. */
const MAX_BYTES = 8 * 1024 * 1024;

export const GET = adminRoute<{ id: string }>(async (request, params) => json(await trainingEvents({ ...idParams(params, "training run"), ...parseQuery(eventsQuery, request) })));

/** Takes in what a trainer reports, by the token of its run. */
export const POST = apiRoute<{ id: string }>(async (request, params) => {
  const token = tokenOf(request);
  const { id: runId } = idParams(params, "training run");
  const { events } = await parseBody(eventsRequestSchema, request, { maxBytes: MAX_BYTES });
  return json(await receiveEvents({ runId, token, events }));
});

function tokenOf(request: NextRequest): string {
  const token = /^Bearer\s+(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (token !== undefined) return token;
  throw new AppError("unauthenticated", "Events are taken from the trainer of the run alone.", { hint: "It sends the token that it was launched with as `Authorization: Bearer …`." });
}

export const { PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET", "POST");
