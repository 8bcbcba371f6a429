import { Badge } from "@/components/ui/basics";
import type { TermId } from "@/components/ui/glossary";
import { Term } from "@/components/ui/term";
import type { SubmissionView } from "@/lib/core/views/submissions";

type Tone = "plain" | "good" | "warn";

/** How far a row of figures can be trusted. Each has its definition in the glossary. */
export const STANDINGS = {
  measured: { term: "measured", tone: "plain" },
  verified: { term: "verified", tone: "good" },
  example: { term: "example", tone: "plain" },
  published: { term: "published", tone: "warn" },
  "self-reported": { term: "self-reported", tone: "warn" },
} as const satisfies Record<string, { term: TermId; tone: Tone }>;
export type Standing = keyof typeof STANDINGS;

/** What an admin vouches for goes before where it comes from. */
export function standingOf({ origin, isVerified }: { origin: SubmissionView["origin"]; isVerified: boolean }): Standing {
  if (origin === "user") return isVerified ? "verified" : "measured";
  return origin;
}

/** A badge that says what it means one tap away. */
export function StandingBadge({ standing }: { standing: Standing }) {
  const { term, tone } = STANDINGS[standing];
  return <Term id={term} className="!no-underline"><Badge tone={tone}>{standing}</Badge></Term>;
}
