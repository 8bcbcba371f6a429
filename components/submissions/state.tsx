import { Badge } from "@/components/ui/basics";
import type { SubmissionView } from "@/lib/core/views/submissions";

const STATES: Record<SubmissionView["state"], { name: string; tone: "plain" | "good" | "warn" | "bad" }> = {
  queued: { name: "queued", tone: "plain" },
  running: { name: "running", tone: "warn" },
  scored: { name: "scored", tone: "good" },
  failed: { name: "failed", tone: "bad" },
  cancelled: { name: "cancelled", tone: "plain" },
};

export function StateBadge({ state }: { state: SubmissionView["state"] }) {
  return <Badge tone={STATES[state].tone}>{STATES[state].name}</Badge>;
}

export function isOpen(state: SubmissionView["state"]): boolean {
  return state === "queued" || state === "running";
}
