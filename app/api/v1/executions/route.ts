import { batchRequestSchema } from "@/lib/core/executions/request";
import { apiRoute, json, parseInput } from "@/lib/server/api";
import { readJson } from "@/lib/server/body";
import { MAX_BODY_BYTES, submitExecutions } from "@/lib/server/executions/batches";
import { idempotencyKeyOf } from "@/lib/server/idempotency";
import { otherMethods } from "@/lib/server/methods";
import { streamResponse, wantsStream } from "@/lib/server/executions/stream";

/** Takes a batch of executions: answers with its address, or with a stream of its results. */
export const POST = apiRoute(async (request) => {
  const idempotencyKey = idempotencyKeyOf(request);
  const batch = await submitExecutions(parseInput(batchRequestSchema, await readJson(request, { maxBytes: MAX_BODY_BYTES })), idempotencyKey);
  const headers = { Location: `/api/v1/executions/${batch.id}` };
  if (wantsStream(request)) return streamResponse({ id: batch.id, after: 0, signal: request.signal }, headers);
  return json(batch, { status: 202, headers });
});

export const { GET, PUT, PATCH, DELETE, OPTIONS } = otherMethods("POST");
