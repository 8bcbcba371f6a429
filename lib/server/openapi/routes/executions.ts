import { z } from "zod";
import { batchRequestSchema } from "@/lib/core/executions/request";
import { batchPageSchema, batchViewSchema } from "@/lib/core/executions/result";
import { executionViewSchema } from "@/lib/core/views/executions";
import { answers, type Operation } from "../contract";
import { idempotencyHeaders, idParams } from "./parameters";

export const batchQuery = z.object({
  after: z.coerce.number().int().min(0).max(2 ** 31 - 1).default(0).describe("`cursor` of the results that are there already."),
  wait: z.coerce.number().min(0).max(60).default(0).describe("Seconds to wait for a first result."),
});

const STREAM = "With `Accept: application/x-ndjson` a stream of JSON lines: `batch`, `result` for every execution as it ends, `progress` now and then, `end`.";

export const EXECUTIONS: Operation[] = [
  {
    id: "createExecutions",
    method: "post",
    path: "/api/v1/executions",
    tag: "Executions",
    summary: "Run a batch of programs",
    description: `On problems, judged and measured as a submission's samples are, or by themselves on their stdin. Accepted whole or not at all. ${STREAM}`,
    access: "execute",
    headers: idempotencyHeaders,
    body: {
      "application/json": {
        schema: batchRequestSchema,
        example: { set: "starter", executions: [{ problem: "meter-windows", code: "class Solution: ..." }, { code: "print(input())", stdin: "hello" }] },
      },
    },
    answers: {
      200: { description: "The stream, where one was asked for.", content: { "application/x-ndjson": {} } },
      202: { ...answers(batchViewSchema, "The batch; its results are at `Location`."), headers: { Location: "Address of the batch." } },
    },
    errors: ["not_found", "conflict", "rate_limited", "unsupported_media_type", "too_large"],
  },
  {
    id: "getExecution",
    method: "get",
    path: "/api/v1/executions/{id}",
    tag: "Executions",
    summary: "One measured program, or the results of a batch",
    description: `For the id of a measured execution: verdict, figures, repeats, memory trace, code. For the id of a batch: at most 256 results after the cursor. ${STREAM}`,
    access: "public",
    params: idParams,
    query: batchQuery,
    answers: {
      200: {
        description: "The execution, or a page of the batch.",
        content: { "application/json": { schema: z.union([executionViewSchema, batchPageSchema]) }, "application/x-ndjson": {} },
      },
    },
    errors: ["not_found"],
    example: { params: { id: "019f0000-0000-7000-8000-000000000000" }, query: { wait: "30" } },
  },
  {
    id: "cancelExecutions",
    method: "delete",
    path: "/api/v1/executions/{id}",
    tag: "Executions",
    summary: "Give up what is open in a batch",
    description: "Results that are there stay. Only whoever sent the batch, or an admin.",
    access: "execute",
    params: idParams,
    answers: { 200: answers(batchViewSchema, "The batch as it is then.") },
    errors: ["not_found"],
  },
];
