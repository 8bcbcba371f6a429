import { z } from "zod";
import { apiRoute, parseInput } from "@/lib/server/api";
import { getContext } from "@/lib/server/context";
import { idParams } from "@/lib/server/params";
import { submission } from "@/lib/server/queries";
import { watchSubmission } from "@/lib/server/submission-events";

const cursor = z.iso.datetime().nullable();

export const GET = apiRoute<{ id: string }>(async (request, params) => {
  const { id } = idParams(params, "submission");
  // An unknown id answers 404 here, before the stream has begun.
  await submission(id);
  const after = parseInput(cursor, request.headers.get("last-event-id") ?? request.nextUrl.searchParams.get("after"));
  return new Response(watchSubmission({ ctx: await getContext(), submissionId: id, after, signal: request.signal }), {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
});
