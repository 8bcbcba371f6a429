import type { NextRequest } from "next/server";
import { AppError } from "@/lib/core/errors";
import { executeRequestSchema, toMonolithAnswer, type MonolithAnswer } from "@/lib/core/executions/monolith";
import { executionResultSchema } from "@/lib/core/executions/result";
import { env } from "@/lib/infra/env";
import { cancelBatch } from "@/lib/services/executions/cancelBatch";
import { serviceStatus, type ServiceStatus } from "@/lib/services/executions/serviceStatus";
import { submitTask } from "@/lib/services/executions/submitTask";
import { json, parseInput, refuseForeignWrites } from "../api";
import { readJson } from "../body";
import { getContext } from "../context";
import { errorHeaders, statusOf, toAppError } from "../http-errors";
import { batchSettings, MAX_BODY_BYTES, waitForResults, withAccess } from "./batches";

/** Longer than any deadline of a task: the wait ends with its result. */
const LONGEST_WAIT_MS = 3_600_000;

/** What the original's synchronous back end answers, or `processing` as its asynchronous one does. */
type ExecuteAnswer = MonolithAnswer | { task_id: string; status: "processing"; error: null };

/** What the original's `GET /results/{id}` answers. Its clients take "done" for success there. */
type ResultAnswer =
  | { task_id: string; status: "processing"; error: null; output_dict: null; timestamp: number }
  | (Omit<MonolithAnswer, "status"> & { status: "done" | "timeout" | "error"; timestamp: number; process_time: number });

/** A route of the original's API: whatever its handler throws goes out in the shape that its clients know. */
export function monolithRoute<Params = Record<string, never>>(handler: (request: NextRequest, params: Params) => Promise<unknown>) {
  return async (request: NextRequest, context: { params: Promise<Params> }): Promise<Response> => {
    try {
      refuseForeignWrites(request);
      return json(await handler(request, await context.params), NO_STORE);
    } catch (error) {
      return errorAnswer(toAppError(error));
    }
  };
}

const NO_STORE = { headers: { "Cache-Control": "no-store" } };

/** The original's client tries again by itself after 503, which its full queue answers too. */
function errorAnswer(error: AppError): Response {
  const isFull = error.code === "rate_limited";
  const status = isFull ? 503 : statusOf(error.code);
  const faults = error.faults.map(({ where, problem }) => `${where}: ${problem}`).join("; ");
  const text = [faults || error.message, ...(error.hint === undefined || faults ? [] : [error.hint])].join(" ");
  return json({ task_id: null, status: "error", error: isFull ? `Task queue is full. ${text}` : text }, { status, headers: { ...NO_STORE.headers, ...errorHeaders(error), ...(status === 503 && { "Retry-After": "2" }) } });
}

/** Runs one program. `MONOLITH_API` says whether the answer waits for its result. */
export async function execute(request: NextRequest): Promise<ExecuteAnswer> {
  const asked = parseInput(executeRequestSchema, await readJson(request, { maxBytes: MAX_BODY_BYTES, anyType: true }));
  const ctx = await getContext();
  const { id } = await submitTask({ ctx, input: { request: asked, ...batchSettings() } });
  if (env().MONOLITH_API === "async") return { task_id: id, status: "processing", error: null };
  const page = await waitForResults({ id, after: 0, waitMs: LONGEST_WAIT_MS, signal: request.signal });
  const result = page.results[0]?.result;
  if (result !== undefined) return toMonolithAnswer(id, executionResultSchema.parse(JSON.parse(result)));
  // Nobody else knows the task's id, so nobody would ever fetch what it gives.
  await cancelBatch({ ctx, input: withAccess(id) });
  throw new AppError("cancelled", "The client went away before the program was run.");
}

/** A task's result, or that it is being worked on. It can be asked for again until it expires. */
export async function resultOf(request: NextRequest, id: string): Promise<ResultAnswer> {
  const { batch, results } = await waitForResults({ id, after: 0, waitMs: 0, signal: request.signal });
  const timestamp = Date.parse(batch.createdAt) / 1000;
  const result = results[0]?.result;
  if (result === undefined) return { task_id: id, status: "processing", error: null, output_dict: null, timestamp };
  const { status, ...answer } = toMonolithAnswer(id, executionResultSchema.parse(JSON.parse(result)));
  const process_time = (Date.parse(batch.finishedAt ?? batch.createdAt) - Date.parse(batch.createdAt)) / 1000;
  return { ...answer, status: status === "success" ? "done" : status, timestamp, process_time };
}

export async function monolithStatus(): Promise<ServiceStatus> {
  return serviceStatus({ ctx: await getContext(), input: batchSettings() });
}
