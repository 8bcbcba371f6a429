import { Badge } from "@/components/ui/basics";
import type { RunView } from "@/lib/core/views/improvement";

const TONES: Record<RunView["state"], "plain" | "good" | "warn" | "bad"> = { queued: "plain", running: "warn", paused: "warn", done: "good", failed: "bad", cancelled: "plain" };

export function RunState({ state }: { state: RunView["state"] }) {
  return <Badge tone={TONES[state]}>{state}</Badge>;
}

export const OBJECTIVE_NAMES: Record<RunView["objective"], string> = { time: "Run time", memory: "Peak memory", both: "Time and memory" };

export function isUnderWay(state: RunView["state"]): boolean {
  return state === "queued" || state === "running";
}

/** Iterations of an ended run are scored a while after it; one in which no problem had a solution never is. */
const SCORING_MS = 15 * 60_000;

/** Whether what a page shows of a run may still change by itself. */
export function isChanging({ state, curve, iterations, finishedAt }: RunView, now: Date): boolean {
  if (isUnderWay(state)) return true;
  return state === "done" && curve.length <= iterations && finishedAt !== null && now.getTime() - new Date(finishedAt).getTime() < SCORING_MS;
}
