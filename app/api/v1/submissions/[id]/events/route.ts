import { z } from "zod";
import { apiRoute, parseInput, parseQuery } from "@/lib/server/api";
import { getContext } from "@/lib/server/context";
import { otherMethods } from "@/lib/server/methods";
import { eventsQuery } from "@/lib/server/openapi/routes/submissions";
import { idParams } from "@/lib/server/params";
import { submission } from "@/lib/server/queries";
import { watchSubmission } from "@/lib/server/submission-events";

const lastEvent = z.iso.datetime().nullable();

export const GET = apiRoute<{ id: string }>(async (request, params) => {
  const { id } = idParams(params, "submission");
  // An unknown id answers 404 here, before the stream has begun.
  await submission(id);
  const { after: asked } = parseQuery(eventsQuery, request);
  const after = parseInput(lastEvent, request.headers.get("last-event-id") ?? asked ?? null);
  return new Response(watchSubmission({ ctx: await getContext(), submissionId: id, after, signal: request.signal }), {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherMethods("GET");
