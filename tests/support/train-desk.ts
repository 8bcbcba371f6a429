import { appendFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { AppError } from "@/lib/core/errors";
import type { Capacity, Launcher, LaunchHandle, LaunchRequest, LaunchState, TrainingEvent } from "@/lib/core/training";
import type { TrainingView } from "@/lib/core/views/training";
import { getTraining } from "@/lib/services/training/getTraining";
import { recordEvents } from "@/lib/services/training/recordEvents";
import type { Desk } from "@/workers/training/desk";
import { TrainWork } from "@/workers/training/trainWork";
import { as } from "./accounts";
import { withAccounts } from "./accounts-ctx";
import type { ServiceBench } from "./services";
import { metrics, queueRun, startTrainingBench, status, type TrainingBench } from "./training";

/** A launcher that does what a test says, and remembers what it was asked. */
export class ScriptedLauncher implements Launcher {
  readonly kind = "local";
  readonly started: LaunchRequest[] = [];
  readonly stops: ("graceful" | "hard")[] = [];
  readonly forgotten: LaunchHandle[] = [];
  state: LaunchState | AppError = { kind: "running" };
  startError: AppError | null = null;
  log = "loading";

  async capacity(): Promise<Capacity> {
    return { launcher: this.kind, isAvailable: true, reason: null, cpus: 2, memoryBytes: 1, gpus: [] };
  }

  async start(request: LaunchRequest): Promise<LaunchHandle> {
    if (this.startError !== null) throw this.startError;
    this.started.push(request);
    return { run: request.runId, attempt: request.attempt };
  }

  async look(): Promise<LaunchState> {
    if (this.state instanceof AppError) throw this.state;
    return this.state;
  }

  async stop(_handle: LaunchHandle, how: "graceful" | "hard"): Promise<void> {
    this.stops.push(how);
  }

  async logTail(): Promise<string> {
    return this.log;
  }

  async forget(handle: LaunchHandle): Promise<void> {
    this.forgotten.push(handle);
  }
}

/** What a train worker works with, on a data folder of the test's own. */
export async function deskOf(bench: Pick<ServiceBench, "ctx">, launcher: Launcher, changes: Partial<Desk> = {}): Promise<Desk> {
  return {
    ctx: withAccounts(bench.ctx),
    name: `worker-${process.pid}`,
    launchers: new Map([[launcher.kind, launcher]]),
    slots: { local: 1, docker: 1, ray: 1 },
    dataDir: await mkdtemp(path.join(os.tmpdir(), "training-")),
    urlFor: () => "http://127.0.0.1:1",
    python: () => Promise.reject(new AppError("configuration", "no Python in this test")),
    graceMs: 120_000,
    lostMs: 600_000,
    log: { info: () => undefined, warn: () => undefined },
    ...changes,
  };
}

/** What a trainer leaves in the folder of its run. */
export async function leave(desk: Desk, runId: string, left: { events?: TrainingEvent[]; result?: object; checkpoints?: number[] }): Promise<void> {
  const folder = path.join(desk.dataDir, "training", runId);
  for (const event of left.events ?? []) await appendFile(path.join(folder, "events.jsonl"), `${JSON.stringify(event)}\n`);
  if (left.result !== undefined) await writeFile(path.join(folder, "result.json"), JSON.stringify(left.result));
  for (const step of left.checkpoints ?? []) await mkdir(path.join(folder, "checkpoints", `checkpoint-${step}`), { recursive: true });
}

export interface Worked {
  bench: TrainingBench;
  launcher: ScriptedLauncher;
  desk: Desk;
  work: TrainWork;
  /** A round, and the end of what it began. */
  round(): Promise<void>;
  /** A run that has told of its first step; its id. */
  running(): Promise<string>;
  view(id: string): Promise<TrainingView>;
  /** As the bench's admin. */
  own: TrainingBench["ctx"];
  folderOf(id: string): string;
  close(): Promise<void>;
}

/** A train worker whose launcher does as it is told, on a set of its own. */
export async function startWorked(): Promise<Worked> {
  const bench = await startTrainingBench();
  const launcher = new ScriptedLauncher();
  const desk = await deskOf(bench, launcher);
  const work = new TrainWork(desk);
  const own = as(bench.ctx, bench.admin);
  const round = async (): Promise<void> => {
    await work.round();
    await work.settled();
  };
  return {
    ...{ bench, launcher, desk, work, own, round },
    running: async () => {
      const id = await queueRun(bench);
      await round();
      const token = launcher.started.at(-1)?.environment.CALLBACK_TOKEN ?? "";
      await recordEvents({ ctx: bench.ctx, input: { runId: id, token, events: [status(1, 0, "started"), metrics(2, 1)] } });
      return id;
    },
    view: (id) => getTraining({ ctx: own, input: { id } }),
    folderOf: (id) => path.join(desk.dataDir, "training", id),
    close: async () => {
      await work.close();
      await bench.close();
      await rm(desk.dataDir, { recursive: true, force: true });
    },
  };
}
