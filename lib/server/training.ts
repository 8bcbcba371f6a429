import { metricValues, type MetricValue } from "@/lib/core/exports/metrics";
import type { BaseCheckpoint, CapacityList, CreateTraining, LogTail, MetricPage, TrainingEventPage, TrainingView } from "@/lib/core/views/training";
import { createTraining } from "@/lib/services/training/createTraining";
import { resumeTraining, stopTraining } from "@/lib/services/training/changeTraining";
import { deleteTraining } from "@/lib/services/training/deleteTraining";
import { evaluateCheckpoint, listBaseCheckpoints } from "@/lib/services/training/evaluateCheckpoint";
import { getTraining, listTrainings } from "@/lib/services/training/getTraining";
import { listCapacity } from "@/lib/services/training/listCapacity";
import { readEvents, readLogTail } from "@/lib/services/training/readEvents";
import { exportMetrics, readMetrics } from "@/lib/services/training/readMetrics";
import { recordEvents } from "@/lib/services/training/recordEvents";
import { openDb } from "./infra";
import { getContext } from "./context";

/** Training runs in the name of whoever sent the request; each verb asks for an admin. */
export async function startTraining(fields: CreateTraining, idempotencyKey: string | null): Promise<TrainingView> {
  return createTraining({ ctx: await getContext(), input: { fields, idempotencyKey } });
}

export async function trainingRuns(input: Parameters<typeof listTrainings>[0]["input"]): ReturnType<typeof listTrainings> {
  return listTrainings({ ctx: await getContext(), input });
}

export async function trainingRun(id: string): Promise<TrainingView> {
  return getTraining({ ctx: await getContext(), input: { id } });
}

const ACTS = { stop: stopTraining, resume: resumeTraining } as const;

export async function actOnTraining(name: keyof typeof ACTS, id: string): Promise<TrainingView> {
  return ACTS[name]({ ctx: await getContext(), input: { id } });
}

export async function removeTraining(id: string): Promise<void> {
  await deleteTraining({ ctx: await getContext(), input: { id } });
}

export async function trainingMetrics(input: Parameters<typeof readMetrics>[0]["input"]): Promise<MetricPage> {
  return readMetrics({ ctx: await getContext(), input });
}

/** All metrics of a run, a row for each value. */
export async function trainingMetricValues(id: string): Promise<AsyncIterable<MetricValue[]>> {
  const points = await exportMetrics({ ctx: await getContext(), input: { id } });
  return (async function* () {
    for await (const batch of points) yield batch.flatMap(metricValues);
  })();
}

export async function trainingEvents(input: Parameters<typeof readEvents>[0]["input"]): Promise<TrainingEventPage> {
  return readEvents({ ctx: await getContext(), input });
}

export async function trainingLog(id: string): Promise<LogTail> {
  return readLogTail({ ctx: await getContext(), input: { id } });
}

export async function trainingCapacity(): Promise<CapacityList> {
  return listCapacity({ ctx: await getContext() });
}

export async function baseCheckpoints(input: Parameters<typeof listBaseCheckpoints>[0]["input"] = {}): Promise<{ checkpoints: BaseCheckpoint[]; nextCursor: string | null }> {
  return listBaseCheckpoints({ ctx: await getContext(), input });
}

export async function evaluate(checkpointId: string, settings?: Parameters<typeof evaluateCheckpoint>[0]["input"]["settings"]): Promise<TrainingView> {
  return evaluateCheckpoint({ ctx: await getContext(), input: settings === undefined ? { checkpointId } : { checkpointId, settings } });
}

/** Events that a trainer sends with the token of its run: nobody is signed in. */
export async function receiveEvents(input: Parameters<typeof recordEvents>[0]["input"]): ReturnType<typeof recordEvents> {
  return recordEvents({ ctx: { db: await openDb(), now: () => new Date() }, input });
}
