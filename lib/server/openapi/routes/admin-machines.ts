import { z } from "zod";
import { adminPageSchema, cancelJobsSchema, cancelledJobsSchema, jobListSchema, jobQuerySchema, jobSelectionSchema, queueOverviewSchema, reasonBodySchema } from "@/lib/core/views/admin-queue";
import { adminSetListSchema, adminSetSchema, calibrationCommandSchema, coverageQuerySchema, importFileSchema, importListSchema, importRequestSchema, importViewSchema, setCoverageSchema } from "@/lib/core/views/admin-sets";
import { workerListSchema } from "@/lib/core/views/admin-workers";
import { calibrationProgressSchema } from "@/lib/core/views/common";
import { takenAwaySchema } from "@/lib/core/views/parts";
import { answers, type Operation } from "../contract";
import { idempotencyHeaders, idParams } from "./parameters";

const ADMIN = { tag: "Admin" as const, access: { scope: "admin" as const } };
const setName = z.string().min(1).max(200).describe("Short name of the problem set.");
const setParams = z.object({ set: setName });
const problemParams = z.object({ set: setName, slug: z.string().min(1).max(200).describe("Short name of the problem.") });
const queueParams = z.object({ queue: z.string().min(1).max(200).describe("Name of the queue.") });
const workerParams = z.object({ name: z.string().min(1).max(200).describe("Name of the worker.") });
const body = (schema: z.ZodType, example: unknown) => ({ "application/json": { schema, example } });
const disabled = { 200: answers(z.object({ disabled: takenAwaySchema.nullable().describe("Since when and why it is taken out; null: it counts.") }), "The problem as it is then.") };
const drained = { 200: answers(z.object({ name: z.string().describe("Name of the worker."), drainAskedAt: z.string().nullable().describe("Since when it was asked to take no more jobs; ISO 8601, UTC. Null: it takes them.") }), "The worker as it is then.") };

export const ADMIN_MACHINES: Operation[] = [
  { ...ADMIN, id: "getQueues", method: "get", path: "/api/v1/admin/queue", summary: "Queues by kind and state", answers: { 200: answers(queueOverviewSchema) } },
  { ...ADMIN, id: "listJobs", method: "get", path: "/api/v1/admin/queue/jobs", summary: "Jobs of a queue, newest first", query: jobQuerySchema, answers: { 200: answers(jobListSchema) }, errors: ["not_found"], example: { query: { queue: "judge", state: "failed" } } },
  { ...ADMIN, id: "retryJobs", method: "post", path: "/api/v1/admin/queue/jobs/retry", summary: "Put jobs up for a try at once", body: body(jobSelectionSchema, { queue: "judge", state: "failed" }), answers: { 200: answers(z.object({ retried: z.number().describe("Jobs that were put up.") })) }, errors: ["not_found", "conflict"] },
  { ...ADMIN, id: "cancelJobs", method: "post", path: "/api/v1/admin/queue/jobs/cancel", summary: "Cancel jobs and what they are for", body: body(cancelJobsSchema, { queue: "judge", state: "retry", reason: "The worker is gone." }), answers: { 200: answers(cancelledJobsSchema) }, errors: ["not_found", "conflict"] },
  { ...ADMIN, id: "pauseQueue", method: "put", path: "/api/v1/admin/queue/{queue}/pause", summary: "Pause a queue", params: queueParams, body: body(reasonBodySchema, { reason: "The host is serviced." }), answers: { 200: answers(z.object({ paused: z.literal(true).describe("It is paused.") })) }, errors: ["conflict"] },
  { ...ADMIN, id: "resumeQueue", method: "delete", path: "/api/v1/admin/queue/{queue}/pause", summary: "Let workers take its jobs again", params: queueParams, answers: { 200: answers(z.object({ paused: z.literal(false).describe("It runs.") })) }, errors: ["conflict"] },
  { ...ADMIN, id: "listWorkers", method: "get", path: "/api/v1/admin/workers", summary: "Workers, what they do and how their hosts drift", query: adminPageSchema, answers: { 200: answers(workerListSchema) } },
  { ...ADMIN, id: "drainWorker", method: "put", path: "/api/v1/admin/workers/{name}/drain", summary: "Drain a worker", description: "It finishes what it has begun and takes no more jobs.", params: workerParams, answers: drained, errors: ["conflict"] },
  { ...ADMIN, id: "resumeWorker", method: "delete", path: "/api/v1/admin/workers/{name}/drain", summary: "Let a worker take jobs again", params: workerParams, answers: drained, errors: ["conflict"] },
  { ...ADMIN, id: "listAdminSets", method: "get", path: "/api/v1/admin/sets", summary: "Problem sets as admins see them", query: adminPageSchema, answers: { 200: answers(adminSetListSchema) } },
  { ...ADMIN, id: "getAdminSet", method: "get", path: "/api/v1/admin/sets/{set}", summary: "One problem set with its calibrations", params: setParams, answers: { 200: answers(adminSetSchema) } },
  { ...ADMIN, id: "getCoverage", method: "get", path: "/api/v1/admin/sets/{set}/coverage", summary: "What may be wrong with the problems of a set", params: setParams, query: coverageQuerySchema, answers: { 200: answers(setCoverageSchema) } },
  {
    ...ADMIN, id: "steerCalibration", method: "post", path: "/api/v1/admin/sets/{set}/calibration", summary: "Start, stop or repeat a calibration", params: setParams,
    body: body(calibrationCommandSchema, { profile: "0f".repeat(32), action: "again" }),
    answers: { 200: answers(z.object({ calibration: calibrationProgressSchema.nullable().describe("How far it is; null where there is none.") })) }, errors: ["conflict", "not_scorable"],
  },
  { ...ADMIN, id: "disableProblem", method: "put", path: "/api/v1/admin/sets/{set}/problems/{slug}/disabled", summary: "Take a problem out of the scores", description: "With a reason, which everybody can read; scores are computed anew.", params: problemParams, body: body(reasonBodySchema, { reason: "Its tests contradict the statement." }), answers: disabled, errors: ["conflict"] },
  { ...ADMIN, id: "enableProblem", method: "delete", path: "/api/v1/admin/sets/{set}/problems/{slug}/disabled", summary: "Let a problem count again", params: problemParams, answers: disabled, errors: ["conflict"] },
  { ...ADMIN, id: "listImports", method: "get", path: "/api/v1/admin/imports", summary: "Imports of problem sets, newest first", query: adminPageSchema, answers: { 200: answers(importListSchema) } },
  {
    ...ADMIN, id: "requestImport", method: "post", path: "/api/v1/admin/imports", summary: "Import a problem set", description: "A worker does it.",
    headers: idempotencyHeaders,
    body: body(importRequestSchema, { source: "owner/name", slug: "my-set", name: "My set" }),
    answers: { 202: { ...answers(importViewSchema, "The import; ask for it again to follow it."), headers: { Location: "Its address." } } }, errors: ["conflict"],
  },
  {
    ...ADMIN, id: "importFile", method: "post", path: "/api/v1/admin/imports/file", summary: "Import a problem set from a file",
    description: "The file is the body: Parquet, JSON or JSON lines, also gzip-compressed, at most 512 MiB. A worker reads it.",
    query: importFileSchema, headers: idempotencyHeaders,
    body: { "application/octet-stream": {} },
    answers: { 202: { ...answers(importViewSchema, "The import; ask for it again to follow it."), headers: { Location: "Its address." } } }, errors: ["conflict", "too_large"],
    example: { query: { slug: "my-set", name: "My set", fileName: "my-set.jsonl" } },
  },
  { ...ADMIN, id: "getImport", method: "get", path: "/api/v1/admin/imports/{id}", summary: "One import", params: idParams, answers: { 200: answers(importViewSchema) } },
  { ...ADMIN, id: "cancelImport", method: "post", path: "/api/v1/admin/imports/{id}/cancel", summary: "Cancel an import", params: idParams, answers: { 200: answers(importViewSchema, "The import as it is then.") }, errors: ["conflict"] },
];
