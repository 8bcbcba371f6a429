import { z } from "zod";
import { nextCursorSchema } from "../paging";
import { languageSchema } from "./common";

/** `late`: silent for longer than a few heartbeats; `gone`: taken for dead. */
export const LIFE_SIGNS = ["alive", "late", "gone"] as const;
export const WORKER_STATES = ["idle", "busy", "waiting", "draining"] as const;

/** The yardstick's last word on a host, by the language of the program beside which it was read. */
export const driftSchema = z.record(z.string(), z.object({ speed: z.number(), measuredAt: z.string() }));
export type Drift = z.infer<typeof driftSchema>;

export const workerViewSchema = z.object({
  name: z.string().describe("Host and process."),
  host: z.string().describe("Name of the host."),
  kind: z.string().describe("What it does."),
  slots: z.number().describe("Jobs at once."),
  life: z.enum(LIFE_SIGNS).describe("Whether it gives signs of life."),
  state: z.enum(WORKER_STATES).describe("What it is doing."),
  detail: z.string().nullable().describe("What it does or waits for, in words."),
  waitingSince: z.string().nullable().describe("Since when it waits for that: nothing is measured meanwhile."),
  startedAt: z.string().describe("When it began; ISO 8601, UTC."),
  heartbeatAt: z.string().describe("Its last sign of life; ISO 8601, UTC."),
  drainAskedAt: z.string().nullable().describe("An admin asked it to take no more jobs."),
  profiles: z.array(z.object({ language: languageSchema.describe("Language that it measures."), hash: z.string().describe("Hash of the profile."), label: z.string().describe("The profile in one line.") })).describe("Measurement profiles that it has now, one a language."),
  unavailable: z.array(z.object({ language: z.string().describe("The language."), reason: z.string().describe("Why not, in words.") })).describe("Languages that it cannot measure now, and why."),
  drift: z.array(z.object({
    language: z.string().describe("Of the program beside which it was read."), speed: z.number().describe("1 at the host's reference speed."),
    measuredAt: z.string().describe("When; ISO 8601, UTC."), isSteady: z.boolean().describe("Near enough to measure."),
  })).describe("How fast the host was, read last."),
});
export type WorkerView = z.infer<typeof workerViewSchema>;

export const workerListSchema = z.object({
  workers: z.array(workerViewSchema).describe("Those heard of lately."),
  nextCursor: nextCursorSchema,
  driftTolerance: z.number().describe("How far a host's speed may be from its reference, as a share."),
});
export type WorkerList = z.infer<typeof workerListSchema>;
