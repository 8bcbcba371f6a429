import { z } from "zod";

export const LAUNCHERS = ["local", "docker", "ray"] as const;
export type LauncherKind = (typeof LAUNCHERS)[number];

export const capacitySchema = z.object({
  launcher: z.enum(LAUNCHERS).describe("Which launcher."),
  isAvailable: z.boolean().describe("Whether runs can be started by it."),
  reason: z.string().nullable().describe("Why not, and what to do; null where it is available."),
  cpus: z.number().nullable().describe("Processors that a run may use; null: not known."),
  memoryBytes: z.number().nullable().describe("Memory of the host in bytes; null: not known."),
  gpus: z
    .array(z.object({ name: z.string().describe("What it is."), memoryBytes: z.number().nullable().describe("Its memory in bytes; null: not known.") }))
    .describe("GPUs that were found."),
});
/** What the configured host really has, for the form. */
export type Capacity = z.infer<typeof capacitySchema>;

export interface LaunchRequest {
  /** Same run and attempt: same launch, however often it is asked for. */
  runId: string;
  attempt: number;
  /** Holds run.json and what it names; the trainer writes below it. */
  folder: string;
  /** RUN_ID, CALLBACK_URL, CALLBACK_TOKEN, SANDBOX_URL, SANDBOX_TOKEN */
  environment: Record<string, string>;
  /** Whether run.json says cuda. */
  needsGpu: boolean;
}

/** What a launcher finds a launched attempt by again, after a restart of ours too. JSON. */
export const launchHandleSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
export type LaunchHandle = z.infer<typeof launchHandleSchema>;

/** `attempt-N.exit.json` in a run's folder: how the trainer of that attempt ended, as what held it saw it (trainer/attempt.py). */
export const attemptExitSchema = z.object({ exitCode: z.number().nullable(), signal: z.string().nullable(), isOutOfMemory: z.boolean() });

export type LaunchState =
  | { kind: "running" }
  /**
   * exitCode null where it is not known; isOutOfMemory where the kernel or the launcher says that memory ran out;
   * reason, in words, where the launcher knows more than the trainer itself can have told.
   */
  | { kind: "ended"; exitCode: number | null; signal: string | null; isOutOfMemory: boolean; reason?: string }
  /** The launcher does not know it any more: host restarted, container or job removed. */
  | { kind: "gone"; reason: string };

/**
 * Starts `python -m trainer run.json` somewhere and finds it again. No launcher keeps anything in memory that it needs
 * after a restart. `start` throws AppError configuration (what is missing, what to do) or unavailable (try again).
 * `look` throws AppError unavailable where the place cannot be asked now: that says nothing about the run.
 */
export interface Launcher {
  readonly kind: LauncherKind;
  capacity(): Promise<Capacity>;
  /** Idempotent by run and attempt. */
  start(request: LaunchRequest): Promise<LaunchHandle>;
  look(handle: LaunchHandle): Promise<LaunchState>;
  /** graceful: SIGTERM or its like, after which the trainer saves a checkpoint. Nothing to stop is no error. */
  stop(handle: LaunchHandle, how: "graceful" | "hard"): Promise<void>;
  /** The last so many bytes of what it said. */
  logTail(handle: LaunchHandle, bytes: number): Promise<string>;
  /** Frees what an ended attempt holds (container, job record); its folder stays. */
  forget(handle: LaunchHandle): Promise<void>;
}
