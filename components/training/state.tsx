import { Badge } from "@/components/ui/basics";
import type { TrainingState } from "@/lib/core/views/training";

const TONES: Record<TrainingState, "plain" | "good" | "warn" | "bad"> = {
  queued: "plain", starting: "warn", running: "warn", stopping: "warn", stopped: "plain", finished: "good", failed: "bad", lost: "bad",
};

export function TrainingStateBadge({ state }: { state: TrainingState }) {
  return <Badge tone={TONES[state]}>{state}</Badge>;
}

/** Whether the run will go on by itself. */
export function isOpen(state: TrainingState): boolean {
  return state === "queued" || state === "starting" || state === "running" || state === "stopping";
}

/** What to do about a run that broke, by the code of its fault. */
export const ADVICE: Record<string, string> = {
  out_of_memory: "Memory ran out. Fewer rows at once, gradient checkpointing, LoRA, shorter prompts and completions, or fewer completions a step need less. The fields of a run stay as they are: continue from its last checkpoint with others, or start a new run.",
  configuration: "What it was asked for cannot be done as it is. Start it anew with other fields.",
  internal: "The log says more. Resuming goes on from the last checkpoint.",
};
