import { z } from "zod";
import { executeRequestSchema } from "@/lib/core/executions/monolith";
import { answers, type Operation } from "../contract";
import { idParams } from "./parameters";

const output = z.object({
  stdout: z.string(),
  stderr: z.string(),
  duration: z.number().describe("Milliseconds."),
  peak_memory: z.number().describe("KB of 1,024 bytes."),
  integral: z.number().describe("Time integral of memory, KB x ms."),
  log: z.array(z.array(z.number()).length(2)).describe("Nanoseconds since the start of the program, KB."),
  time_v: z.record(z.string(), z.number().nullable()).optional(),
});
const taskId = z.string().nullable();
const executeAnswer = z.object({ task_id: taskId, status: z.enum(["success", "timeout", "error", "processing"]), error: z.string().nullable(), output_dict: output.nullish() });
const resultAnswer = z.object({
  task_id: taskId, status: z.enum(["processing", "done", "timeout", "error"]), error: z.string().nullable(), output_dict: output.nullable(),
  timestamp: z.number(), process_time: z.number().optional(),
});
const statusAnswer = z.object({
  max_queue_size: z.number(), current_queue_size: z.number(), max_result_cache_size: z.null(), current_result_cache_size: z.number(),
  number_of_worker: z.number(), worker_status: z.array(z.boolean()).describe("Of each worker, whether it is idle."),
  memory_usage: z.object({ total: z.number(), used_gb: z.number(), available: z.number(), percent: z.number() }).describe("Of the host, GiB."),
});

const ORIGINAL = { tag: "Monolith" as const, access: "execute" as const };

export const MONOLITH: Operation[] = [
  {
    ...ORIGINAL, id: "execute", method: "post", path: "/execute", summary: "Run one program",
    description: "Waits for the result, or answers with a task id where the installation is set to (`MONOLITH_API=async`). A full queue is 503, on which the original's client tries again.",
    body: { "application/json": { schema: executeRequestSchema, example: { code: "print('Success')", language: "python", libraries: [], timeout: 30, run_profiling: true } } },
    answers: { 200: answers(executeAnswer, "What became of it.") },
    errors: ["rate_limited", "sandbox_unavailable", "cancelled"],
  },
  { ...ORIGINAL, id: "getResult", method: "get", path: "/results/{id}", summary: "The result of a task", params: idParams, answers: { 200: answers(resultAnswer, "The result, or `processing`.") } },
  { ...ORIGINAL, id: "getStatus", method: "get", path: "/status", summary: "Queue, workers and memory of the host", answers: { 200: answers(statusAnswer) } },
];
