import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { AppError, isAppError } from "@/lib/core/errors";
import { attemptExitSchema, type Launcher, type LaunchHandle, type LaunchRequest, type LaunchState } from "@/lib/core/training";
import { rayCapacity } from "./ray-capacity";
import { askRay, lastLine, readAnswer, unanswered, type RayAddress } from "./ray-client";
import { entrypointOf, reasonOf } from "./ray-entrypoint";

export interface RayLauncherOptions {
  /** RAY_ADDRESS: of the head's dashboard, as http://head:8265; undefined where there is no cluster. */
  address: string | undefined;
  /** RAY_AUTH_TOKEN, where the cluster runs with RAY_AUTH_MODE=token. */
  token?: string | undefined;
  /** The hub, or a mirror of it. */
  hubUrl: string;
  /** Folder that holds `trainer/`, at the same path on every node. */
  root: string;
  /** Interpreter with the trainer's packages, at the same path on every node. */
  python: () => Promise<string>;
}

const handleSchema = z.object({ submissionId: z.string(), folder: z.string(), name: z.string() });
type RayHandle = z.output<typeof handleSchema>;

const jobSchema = z.object({
  status: z.enum(["PENDING", "RUNNING", "STOPPED", "SUCCEEDED", "FAILED"]),
  message: z.string().nullish(),
  driver_exit_code: z.number().nullish(),
});

/** Longer than a run is waited for after a polite stop: Ray's own three seconds would end it amid its checkpoint. */
const STOP_WAIT_SECONDS = 600;

/**
 * Runs attempts as jobs of a Ray cluster, by the Jobs REST API. A job's id names run and attempt, and Ray refuses an id
 * that it has had: that makes `start` idempotent. The run's folder must lie on a disk that the nodes share with us.
 */
export function rayLauncher(options: RayLauncherOptions): Launcher {
  const to = (): RayAddress => addressOf(options);
  const parse = (handle: LaunchHandle) => handleSchema.parse(handle);
  return {
    kind: "ray",
    capacity: () => rayCapacity(options.address === undefined ? undefined : { url: options.address, token: options.token }),
    start: async (request) => submit(to(), request, options, await options.python()),
    look: async (handle) => stateOf(to(), parse(handle)),
    stop: async (handle, how) => stop(to(), parse(handle), how),
    logTail: async (handle, bytes) => {
      const answer = await askRay(to(), "GET", `api/jobs/${parse(handle).submissionId}/logs`);
      if (answer.status === 404) return "";
      const { logs } = readAnswer(to(), answer, z.object({ logs: z.string() }));
      return Buffer.from(logs).subarray(-bytes).toString("utf8");
    },
    forget: async (handle) => {
      const { submissionId } = parse(handle);
      const { status, text } = await askRay(to(), "DELETE", `api/jobs/${submissionId}`);
      if (status !== 200 && status !== 404) throw unanswered(to().url, `the job ${submissionId} cannot be deleted: ${lastLine(text)}`);
    },
  };
}

function addressOf({ address, token }: RayLauncherOptions): RayAddress {
  if (address === undefined) throw new AppError("configuration", "There is no Ray cluster: RAY_ADDRESS is not set.", { hint: "Set it to the dashboard of a Ray head, as http://head:8265." });
  return { url: address, token };
}

async function submit(to: RayAddress, { runId, attempt, folder, environment, needsGpu }: LaunchRequest, { root, hubUrl }: RayLauncherOptions, python: string): Promise<LaunchHandle> {
  const handle: RayHandle = { submissionId: `afterburner-${runId}-${attempt}`, folder, name: `attempt-${attempt}` };
  const answer = await askRay(to, "POST", "api/jobs/", {
    submission_id: handle.submissionId,
    entrypoint: entrypointOf({ root, python, folder, name: handle.name }),
    // Whoever may ask the cluster for a job sees these: tokens in it are this attempt's own and short-lived.
    runtime_env: { env_vars: { HF_ENDPOINT: hubUrl, ...environment, PYTHONPATH: root, RAY_JOB_STOP_SIGNAL: "SIGTERM", RAY_JOB_STOP_WAIT_TIME_S: String(STOP_WAIT_SECONDS) } },
    metadata: { run: runId, attempt: String(attempt) },
    ...(needsGpu ? { entrypoint_num_gpus: 1 } : {}),
  });
  // Refused, or lost on its way: what counts is whether the job is there.
  if (answer.status === 200 || (await jobOf(to, handle)) !== null) return handle;
  if (answer.status === 400) throw new AppError("configuration", `Ray at ${to.url} does not take the job: ${lastLine(answer.text)}`);
  throw unanswered(to.url, `the job was not taken: ${lastLine(answer.text)}`);
}

async function jobOf(to: RayAddress, { submissionId }: RayHandle): Promise<z.output<typeof jobSchema> | null> {
  const answer = await askRay(to, "GET", `api/jobs/${submissionId}`);
  return answer.status === 404 ? null : readAnswer(to, answer, jobSchema);
}

async function stateOf(to: RayAddress, handle: RayHandle): Promise<LaunchState> {
  const exit = await exitOf(handle);
  const job = await jobOf(to, handle).catch((error: unknown) => {
    // The head may be gone; what the attempt itself has written down remains true.
    if (exit !== null && isAppError(error)) return null;
    throw error;
  });
  if (job?.status === "PENDING" || job?.status === "RUNNING") return { kind: "running" };
  if (exit !== null) return { kind: "ended", ...exit };
  if (job === null) return { kind: "gone", reason: `Ray at ${to.url} does not know the job ${handle.submissionId}: its head was started anew, or the job was deleted.` };
  const exitCode = job.driver_exit_code ?? (job.status === "SUCCEEDED" ? 0 : null);
  // Of a job that was stopped it only says that it was.
  const reason = reasonOf(exitCode, job.status === "FAILED" ? job.message ?? null : null, handle.folder);
  return { kind: "ended", exitCode, signal: null, isOutOfMemory: false, ...(reason === null ? {} : { reason }) };
}

/** What the attempt wrote at its end; null where it could not: it was killed with everything else, or never began. */
async function exitOf({ folder, name }: RayHandle): Promise<z.output<typeof attemptExitSchema> | null> {
  const text = await readFile(path.join(folder, `${name}.exit.json`), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  return text === null ? null : attemptExitSchema.parse(JSON.parse(text));
}

/** Ray has one way to stop, SIGTERM first; the attempt itself looks for the file that ends it at once. */
async function stop(to: RayAddress, { submissionId, folder, name }: RayHandle, how: "graceful" | "hard"): Promise<void> {
  if (how === "hard") {
    await writeFile(path.join(folder, `${name}.kill`), "").catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
    });
  }
  const { status, text } = await askRay(to, "POST", `api/jobs/${submissionId}/stop`);
  if (status !== 200 && status !== 404) throw unanswered(to.url, `the job ${submissionId} was not stopped: ${lastLine(text)}`);
}
