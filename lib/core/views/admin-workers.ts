import { z } from "zod";
import { languageSchema } from "./common";

/** `late`: silent for longer than a few heartbeats; `gone`: taken for dead. */
export const LIFE_SIGNS = ["alive", "late", "gone"] as const;
export const WORKER_STATES = ["idle", "busy", "waiting", "draining"] as const;

/** The yardstick's last word on a host, by the language of the program beside which it was read. */
export const driftSchema = z.record(z.string(), z.object({ speed: z.number(), measuredAt: z.string() }));
export type Drift = z.infer<typeof driftSchema>;

export const workerViewSchema = z.object({
  name: z.string(),
  host: z.string(),
  kind: z.string(),
  slots: z.number(),
  life: z.enum(LIFE_SIGNS),
  state: z.enum(WORKER_STATES),
  /** What it does or waits for, in words. */
  detail: z.string().nullable(),
  /** Since when it waits for that: nothing is measured meanwhile. */
  waitingSince: z.string().nullable(),
  startedAt: z.string(),
  heartbeatAt: z.string(),
  /** An admin asked it to take no more jobs. */
  drainAskedAt: z.string().nullable(),
  profiles: z.array(z.object({ language: languageSchema, hash: z.string(), label: z.string() })),
  unavailable: z.array(z.object({ language: z.string(), reason: z.string() })),
  /** `speed`: 1 at the host's reference speed; `isSteady`: near enough to measure. */
  drift: z.array(z.object({ language: z.string(), speed: z.number(), measuredAt: z.string(), isSteady: z.boolean() })),
});
export type WorkerView = z.infer<typeof workerViewSchema>;

export const workerListSchema = z.object({
  workers: z.array(workerViewSchema),
  nextCursor: z.string().nullable(),
  /** How far a host's speed may be from its reference, as a share. */
  driftTolerance: z.number(),
});
export type WorkerList = z.infer<typeof workerListSchema>;
