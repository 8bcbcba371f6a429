import type { TrainingState } from "../views/training";
import type { LaunchState } from "./launch";
import type { TRAINER_STATES } from "./events";
import { z } from "zod";

/** `result.json` of a run's folder: how its last process ended, in its own words. */
export const trainerResultSchema = z.object({
  state: z.enum(["finished", "stopped", "failed"]),
  step: z.int().min(0),
  message: z.string(),
  code: z.enum(["out_of_memory", "configuration", "internal"]).nullable(),
});
export type TrainerResult = z.infer<typeof trainerResultSchema>;

export interface Conclusion {
  state: Extract<TrainingState, "finished" | "stopped" | "failed" | "lost">;
  reason: string;
  code: TrainerResult["code"];
}

const RESUME = "Resume it: it goes on from its last checkpoint.";
const SHORT_OF_MEMORY =
  "The host's memory ran out and the trainer was ended. Resume it on a host with more memory, or continue from its last checkpoint in a new run with a smaller microBatch, lora, shorter completions or fewer of them a step.";
/** Status of a run file that is not valid, and of an attempt while an earlier one still writes. */
const BAD_CALL = 2;
const IS_HELD = 75;

/**
 * Why a run stands still whose trainer stopped with a checkpoint: a trainer is asked to by whatever ends what it runs on,
 * too, a cluster that lost its head or a host that shuts down.
 */
export function reasonOfStop(said: string, wasAsked: boolean): string {
  return wasAsked ? said : `${said} Nobody had asked for it here: what it ran on ended it, or was lost. ${RESUME}`;
}

/** The state that a trainer's own word moves a run to; null where it changes nothing. */
export function movedBy(state: TrainingState, told: (typeof TRAINER_STATES)[number]): TrainingState | null {
  // A run that was resumed or has ended hears no more of the attempt before.
  if (!["starting", "running", "stopping", "lost"].includes(state)) return null;
  if (told === "started" || told === "resumed") return state === "stopping" ? null : "running";
  return told;
}

/**
 * What an attempt that ended without telling us came to.
 * @param result what it left in its folder; null where it left nothing
 * @param wasAsked whether it was asked to stop
 * @param lastLine what it said last; may be empty
 */
export function conclude(ended: Exclude<LaunchState, { kind: "running" }>, { result, wasAsked, lastLine }: { result: TrainerResult | null; wasAsked: boolean; lastLine: string }): Conclusion {
  if (result !== null) return { state: result.state, reason: result.state === "stopped" ? reasonOfStop(result.message, wasAsked) : result.message, code: result.code };
  if (ended.kind === "gone") return { state: "lost", reason: `${ended.reason} ${RESUME}`, code: null };
  if (ended.isOutOfMemory) return { state: "failed", reason: SHORT_OF_MEMORY, code: "out_of_memory" };
  if (wasAsked) return { state: "stopped", reason: `It did not end by itself in time and was ended. ${RESUME}`, code: null };
  if (ended.reason !== undefined) return { state: "failed", reason: `${ended.reason} ${RESUME}`, code: "configuration" };
  const said = lastLine === "" ? "" : ` It said last: ${lastLine}`;
  if (ended.exitCode === BAD_CALL) return { state: "failed", reason: `The trainer refused the run.${said}`, code: "configuration" };
  if (ended.exitCode === IS_HELD) return { state: "failed", reason: "An earlier attempt of this run still writes to its folder. Resume it once that has ended.", code: "internal" };
  const how = ended.signal === null ? `with status ${ended.exitCode ?? "unknown"}` : `by ${ended.signal}`;
  return { state: "failed", reason: `The trainer was ended ${how} without a word of why.${said} ${RESUME}`, code: "internal" };
}
