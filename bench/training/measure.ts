import { setTimeout as delay } from "node:timers/promises";
import type { TrainingEvent } from "@/lib/core/training";
import { getTraining, listTrainings } from "@/lib/services/training/getTraining";
import { readMetrics } from "@/lib/services/training/readMetrics";
import { storeEvents } from "@/lib/services/training/storeEvents";
import type { ReadCtx } from "@/lib/services/context";
import { makeRuns } from "./runs";

type Db = ReadCtx["db"];

export interface IngestOptions {
  /** Connections of their own, as two processes of the web app have. */
  readers: Db;
  writers: Db;
  seconds: number;
  /** Runs that report side by side. */
  runs: number;
  /** Events of one request. */
  batch: number;
}

interface Latency {
  count: number;
  p50Ms: number;
  p95Ms: number;
}

export interface IngestMeasured {
  runs: number;
  batch: number;
  seconds: number;
  /** Values of metrics in an event. */
  metricsPerEvent: number;
  eventsPerSecond: number;
  /** What a page reads, without and beside the writing. */
  reading: Record<string, { idle: Latency; beside: Latency }>;
}

const METRICS = 20;
const PAUSE_MS = 50;

/** Takes in events as fast as they go, and reads as pages do, first without that and then beside it. */
export async function measureIngest({ readers, writers, seconds, runs, batch }: IngestOptions): Promise<IngestMeasured> {
  const ids = await makeRuns(writers, runs);
  const readCtx: ReadCtx = { db: readers, actor: { kind: "system", name: "bench" }, now: () => new Date() };
  // A run as it is after an hour, so that there is something to read.
  for (const runId of ids) await write(writers, runId, { from: 0, batch, isOver: (written) => written >= 5_000 });
  const idle = await read(readCtx, ids[0] ?? "", AbortSignal.timeout(seconds * 1000));
  const until = AbortSignal.timeout(seconds * 1000);
  const began = performance.now();
  const [beside, ...written] = await Promise.all([read(readCtx, ids[0] ?? "", until), ...ids.map((runId) => write(writers, runId, { from: 5_000, batch, isOver: () => until.aborted }))]);
  const tookS = (performance.now() - began) / 1000;
  const reading = Object.fromEntries(Object.keys(idle).map((what) => [what, { idle: latencyOf(idle[what] ?? []), beside: latencyOf(beside[what] ?? []) }]));
  return { runs, batch, seconds, metricsPerEvent: METRICS, eventsPerSecond: Math.round(written.reduce((sum, count) => sum + count, 0) / tookS), reading };
}

async function write(db: Db, runId: string, { from, batch, isOver }: { from: number; batch: number; isOver: (written: number) => boolean }): Promise<number> {
  let written = 0;
  while (!isOver(written)) {
    const events = Array.from({ length: batch }, (_, i) => event(from + written + i + 1));
    await storeEvents({ ctx: { db, now: () => new Date() }, input: { runId, events } });
    written += batch;
  }
  return written;
}

function event(seq: number): TrainingEvent {
  return { seq, step: seq, ts: new Date().toISOString(), kind: "metrics", data: Object.fromEntries(Array.from({ length: METRICS }, (_, i) => [`metric_${i}`, Math.sin(seq / 50 + i)])) };
}

async function read(ctx: ReadCtx, id: string, until: AbortSignal): Promise<Record<string, number[]>> {
  const took: Record<string, number[]> = { list: [], run: [], newMetrics: [], allMetrics: [] };
  const timed = async (what: string, work: () => Promise<unknown>) => {
    const began = performance.now();
    await work();
    took[what]?.push(performance.now() - began);
  };
  let since = 0;
  while (!until.aborted) {
    await timed("list", () => listTrainings({ ctx, input: {} }));
    await timed("run", () => getTraining({ ctx, input: { id } }));
    if (since === 0) await timed("allMetrics", async () => void ({ lastSeq: since } = await readMetrics({ ctx, input: { id } })));
    await timed("newMetrics", async () => void ({ lastSeq: since } = await readMetrics({ ctx, input: { id, since } })));
    await delay(PAUSE_MS);
  }
  return took;
}

function latencyOf(took: readonly number[]): Latency {
  const sorted = [...took].sort((a, b) => a - b);
  const at = (share: number) => Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1));
  return { count: sorted.length, p50Ms: at(0.5), p95Ms: at(0.95) };
}
