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

/** Marks what not everybody sees, and what an admin vouches for. */
export function VisibilityBadge({ submission: { visibility, hidden, verified } }: { submission: Pick<SubmissionView, "visibility" | "hidden" | "verified"> }) {
  if (hidden) return <Badge tone="bad" title={`An admin took it off the public pages: ${hidden.reason}`}>hidden</Badge>;
  if (visibility === "private") return <Badge tone="warn" title="Its owner and admins see it">private</Badge>;
  return verified ? <Badge tone="good" title={`An admin has checked that the model wrote the solutions: ${verified.note}`}>verified</Badge> : null;
}

export function isOpen(state: SubmissionView["state"]): boolean {
  return state === "queued" || state === "running";
}
