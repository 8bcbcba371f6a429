import { z } from "zod";
import { executeRequestSchema } from "@/lib/core/executions/monolith";
import { answers, type Operation } from "../contract";
import { idParams } from "./parameters";

const output = z.object({
  stdout: z.string().describe("What the program wrote."),
  stderr: z.string().describe("What it wrote to stderr."),
  duration: z.number().describe("Milliseconds."),
  peak_memory: z.number().describe("KB of 1,024 bytes."),
  integral: z.number().describe("Time integral of memory, KB x ms."),
  log: z.array(z.array(z.number()).length(2)).describe("Nanoseconds since the start of the program, KB."),
  time_v: z.record(z.string(), z.number().nullable()).optional().describe("As `time -v` reports it; without profiling."),
});
const taskId = z.string().nullable().describe("Id of the task.");
const told = z.string().nullable().describe("What went wrong; null where nothing did.");
const executeAnswer = z.object({
  task_id: taskId, status: z.enum(["success", "timeout", "error", "processing"]).describe("How it ended, or that it has not."), error: told,
  output_dict: output.nullish().describe("What came of it; null without a result."),
});
const resultAnswer = z.object({
  task_id: taskId, status: z.enum(["processing", "done", "timeout", "error"]).describe("How it ended, or that it has not."), error: told,
  output_dict: output.nullable().describe("What came of it; null without a result."),
  timestamp: z.number().describe("When it was asked, seconds since 1970."), process_time: z.number().optional().describe("Seconds that it took."),
});
const statusAnswer = z.object({
  max_queue_size: z.number().describe("Executions that may be open."), current_queue_size: z.number().describe("Those that are."),
  max_result_cache_size: z.null().describe("Results are not bounded by number."), current_result_cache_size: z.number().describe("Results that are kept."),
  number_of_worker: z.number().describe("Workers that give signs of life."), worker_status: z.array(z.boolean()).describe("Of each worker, whether it is idle."),
  memory_usage: z.object({
    total: z.number().describe("All there is, GiB."), used_gb: z.number().describe("Used, GiB."), available: z.number().describe("Free, GiB."), percent: z.number().describe("Used, per cent."),
  }).describe("Of the host, GiB."),
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
