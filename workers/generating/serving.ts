import { existsSync } from "node:fs";
import { AppError } from "@/lib/core/errors";
import { downloadFromHub, folderOf, inspectFolder, sweepCheckpoints } from "@/lib/infra/checkpoints";
import type { Env } from "@/lib/infra/env";
import { endStrayServers, ModelServers, type Launch } from "@/lib/infra/model-servers";
import { withLock } from "@/lib/infra/patient-lock";
import type { Ctx } from "@/lib/services/context";
import type { RunSource } from "@/lib/services/improvement/takeStep";
import type { GenerateWorker } from "./generateJob";
import { chooseLauncher } from "./launchers";

/** A completion of a small model on a processor. */
const MOST_CALL_MS = 30 * 60_000;
const MOST_ANSWER_BYTES = 16 * 1024 * 1024;
/** Servers of one worker at once: each holds the weights of a model in memory. */
const MOST_SERVERS = 4;

export interface Serving {
  /** Where the model of a checkpoint answers; it is downloaded, checked and started when nobody serves it yet. */
  endpointOf: GenerateWorker["endpointOf"];
  /** Stops every server. */
  close(): Promise<void>;
}

export interface ServingOptions {
  env: Env;
  db: Ctx["db"];
  log: { info: (fields: object, message: string) => void; warn: (fields: object, message: string) => void };
  /** Other than what this host has, for tests. */
  launch?: Launch;
}

/** Serves the checkpoints of model sources from this worker, and ends what a killed one left running. */
export async function createServing({ env, db, log, launch }: ServingOptions): Promise<Serving> {
  const strays = await endStrayServers(env.DATA_DIR);
  if (strays > 0) log.warn({ strays }, "ended model servers that a worker left behind");
  const swept = await sweepCheckpoints(env.DATA_DIR, async (place) => (await db.modelSource.count({ where: { ...place, deletedAt: null } })) > 0);
  if (swept > 0) log.info({ swept }, "removed checkpoints that nobody names any more");
  const servers = new ModelServers({
    launch: launch ?? lazily(() => chooseLauncher(env, log)),
    most: MOST_SERVERS,
    idleMs: env.MODEL_SERVER_IDLE_MINUTES * 60_000,
    callMs: MOST_CALL_MS,
    maxAnswerBytes: MOST_ANSWER_BYTES,
    log,
  });
  return {
    endpointOf: async (source, signal) => {
      const opened = servers.open(source.id, (closing) => checkpointFolder(env, db, source, closing, (line) => log.info({ source: source.id }, line)));
      const { baseUrl, model, parameters, fetch } = await orAborted(opened, signal);
      const own = source.parameters as Record<string, unknown>;
      return { endpoint: { baseUrl, model, apiKey: null, protocol: source.protocol === "completion" ? "completion" : "chat", parameters: { ...parameters, ...own } }, fetch };
    },
    close: () => servers.close(),
  };
}

/** The folder with a source's checkpoint, downloaded where it is of the hub, and checked. Throws AppError. */
async function checkpointFolder(env: Env, db: Ctx["db"], source: RunSource, signal: AbortSignal, onProgress: (line: string) => void): Promise<string> {
  const folder = folderOf(env.DATA_DIR, source);
  if (folder === null) throw new AppError("configuration", `The model source ${source.name} has neither an endpoint nor a checkpoint.`);
  if (source.kind === "hub" && !existsSync(folder)) await download(env, db, source, folder, signal, onProgress);
  if (!existsSync(folder)) {
    throw new AppError("configuration", `The checkpoint of ${source.name} is not on this host.`, { hint: "A worker elsewhere needs the same data folder, or the same path." });
  }
  await inspectFolder(folder);
  return folder;
}

async function download(env: Env, db: Ctx["db"], source: RunSource, folder: string, signal: AbortSignal, onProgress: (line: string) => void): Promise<void> {
  await withLock(`${folder}.lock`, "checkpoint", { signal, onWait: () => onProgress("Another worker downloads this checkpoint; waiting for it") }, async () => {
    if (existsSync(folder)) return;
    const owner = source.ownerId === null ? null : await db.user.findUnique({ where: { id: source.ownerId }, select: { role: true } });
    // The installation's token opens what its admins may see, and nobody else.
    const accessToken = owner?.role === "admin" ? env.HF_TOKEN : undefined;
    await downloadFromHub(source.hubId ?? "", source.revision ?? "", folder, { hubUrl: env.HF_ENDPOINT, allowed: env.ALLOWED_PRIVATE_HOSTS, accessToken, signal, onProgress });
  });
}

/** Decided when the first checkpoint is asked for: most hosts serve none. */
function lazily(choose: () => Promise<Launch>): Launch {
  let chosen: Promise<Launch> | null = null;
  return async (request) => {
    chosen ??= choose();
    chosen.catch(() => (chosen = null));
    return (await chosen)(request);
  };
}

/** A start goes on for others when one caller has to leave. */
function orAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason as Error);
    if (signal.aborted) return leave();
    signal.addEventListener("abort", leave, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
  });
}
