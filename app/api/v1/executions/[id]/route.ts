import { AppError } from "@/lib/core/errors";
import { apiRoute, json, parseQuery } from "@/lib/server/api";
import { batchOf, cancelExecutions, pageJson, waitForResults } from "@/lib/server/executions/batches";
import { streamResponse, wantsStream } from "@/lib/server/executions/stream";
import { otherMethods } from "@/lib/server/methods";
import { batchQuery } from "@/lib/server/openapi/routes/executions";
import { idParams } from "@/lib/server/params";
import { execution } from "@/lib/server/queries";

/** A batch with its results so far, as a document or as a stream; for the id of a measured execution that one. */
export const GET = apiRoute<{ id: string }>(async (request, params) => {
  const { id } = idParams(params, "execution");
  const { after, wait } = parseQuery(batchQuery, request);
  if ((await batchOf(id)) === null) return json(await execution(id));
  if (wantsStream(request)) return streamResponse({ id, after, signal: request.signal });
  const page = await waitForResults({ id, after, waitMs: wait * 1000, signal: request.signal });
  return new Response(pageJson(page), { headers: { "Content-Type": "application/json", "Cache-Control": "no-store" } });
});

/** Gives up the executions of a batch that are still open. */
export const DELETE = apiRoute<{ id: string }>(async (_request, params) => {
  const { id } = idParams(params, "batch");
  if ((await batchOf(id)) === null) throw new AppError("not_found", `There is no batch of executions "${id}".`);
  return json(await cancelExecutions(id));
});

export const { POST, PUT, PATCH, OPTIONS } = otherMethods("GET", "DELETE");
