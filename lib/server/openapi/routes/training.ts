import { eventsAnswerSchema, eventsRequestSchema } from "@/lib/core/training";
import {
  baseCheckpointListSchema, baseCheckpointsQuery, capacityListSchema, createTrainingSchema, evaluationSettingsSchema, eventsQuery, logTailSchema, metricPageSchema, metricsQuery,
  trainingEventPageSchema, trainingListQuery, trainingListSchema, trainingViewSchema,
} from "@/lib/core/views/training";
import { sampleExportQuery } from "@/lib/core/views/exports";
import { answers, type Operation } from "../contract";
import { FILE } from "./exports";
import { idempotencyHeaders, idParams } from "./parameters";

const RUNS = "/api/v1/training/runs";
const CHECKPOINTS = "/api/v1/training/checkpoints";
const ADMIN = { tag: "Training" as const, access: { scope: "admin" as const } };
const RUN = { 200: answers(trainingViewSchema, "The run as it is then.") };

const EXAMPLE = {
  name: "trial", modelName: "Tiny model", set: "starter",
  plan: { method: "sft", model: { kind: "tiny" }, steps: 20, sft: { batch: 8 }, hardware: { device: "cpu", bf16: false, gradientCheckpointing: false, microBatch: 8 } },
};
const EVENTS = { events: [{ seq: 1, step: 0, ts: "2026-01-01T00:00:00Z", kind: "status", data: { state: "started", message: "Training begins.", code: null } }] };

export const TRAINING: Operation[] = [
  { ...ADMIN, id: "listTrainings", method: "get", path: RUNS, summary: "Training runs, newest first", query: trainingListQuery, answers: { 200: answers(trainingListSchema) } },
  {
    ...ADMIN, id: "createTraining", method: "post", path: RUNS, summary: "Start a training run",
    description: "SFT, DPO or GRPO on the measured references of a problem set. A train worker launches it.",
    headers: idempotencyHeaders,
    body: { "application/json": { schema: createTrainingSchema, example: EXAMPLE } },
    answers: { 201: { ...answers(trainingViewSchema, "The run."), headers: { Location: "Its address." } } },
    errors: ["not_found", "conflict", "unknown_problem", "not_calibrated"],
  },
  { ...ADMIN, id: "getTraining", method: "get", path: `${RUNS}/{id}`, summary: "One training run", description: "Its state and plan, and its checkpoints with their scores.", params: idParams, answers: { 200: answers(trainingViewSchema) } },
  { ...ADMIN, id: "deleteTraining", method: "delete", path: `${RUNS}/{id}`, summary: "Delete a training run that has ended", description: "With its events and checkpoints; submissions of its evaluations stay.", params: idParams, answers: { 204: { description: "It is gone." } }, errors: ["conflict"] },
  { ...ADMIN, id: "stopTraining", method: "post", path: `${RUNS}/{id}/stop`, summary: "Stop a training run", description: "It saves a checkpoint and ends; after two minutes it is ended.", params: idParams, answers: RUN, errors: ["conflict"] },
  { ...ADMIN, id: "resumeTraining", method: "post", path: `${RUNS}/{id}/resume`, summary: "Resume a training run", description: "One that stopped, failed or was lost goes on from its last checkpoint.", params: idParams, answers: RUN, errors: ["conflict"] },
  { ...ADMIN, id: "readTrainingMetrics", method: "get", path: `${RUNS}/{id}/metrics`, summary: "Metrics of a run", description: "Those after a number, so that a chart asks for what is new alone; many are thinned to least and greatest.", params: idParams, query: metricsQuery, answers: { 200: answers(metricPageSchema) } },
  { ...ADMIN, id: "exportTrainingMetrics", method: "get", path: `${RUNS}/{id}/metrics/export`, summary: "Metrics of a run as a file", description: "A row for each value of each metric, none left out.", params: idParams, query: sampleExportQuery, answers: { 200: FILE }, example: { query: { format: "csv" } } },
  { ...ADMIN, id: "readTrainingEvents", method: "get", path: `${RUNS}/{id}/events`, summary: "What a trainer reported, newest first", params: idParams, query: eventsQuery, answers: { 200: answers(trainingEventPageSchema) } },
  {
    tag: "Training", access: "trainer", id: "recordTrainingEvents", method: "post", path: `${RUNS}/{id}/events`, summary: "Report what happened in a run",
    description: "For trainers. A run and a number name an event for ever: what is sent again changes nothing.",
    params: idParams, body: { "application/json": { schema: eventsRequestSchema, example: EVENTS } }, answers: { 200: answers(eventsAnswerSchema) },
  },
  { ...ADMIN, id: "readTrainingLog", method: "get", path: `${RUNS}/{id}/log`, summary: "The end of a trainer's log", params: idParams, answers: { 200: answers(logTailSchema) } },
  { ...ADMIN, id: "listTrainingCheckpoints", method: "get", path: CHECKPOINTS, summary: "Checkpoints that a run may begin with", query: baseCheckpointsQuery, answers: { 200: answers(baseCheckpointListSchema) } },
  {
    ...ADMIN, id: "evaluateTrainingCheckpoint", method: "post", path: `${CHECKPOINTS}/{id}/evaluate`, summary: "Evaluate a checkpoint",
    description: "An improvement run on the set of its training run; its submissions say method, run and step.", params: idParams,
    body: { "application/json": { schema: evaluationSettingsSchema, example: {} } }, optionalBody: true, answers: { 200: answers(trainingViewSchema, "The training run.") }, errors: ["conflict"],
  },
  { ...ADMIN, id: "listTrainingLaunchers", method: "get", path: "/api/v1/training/launchers", summary: "Where runs can be launched", description: "What the hosts of the train workers have: processors, memory, GPUs, a Ray cluster.", answers: { 200: answers(capacityListSchema) } },
];
