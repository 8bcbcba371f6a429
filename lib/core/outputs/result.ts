import type { Interval } from "../views/common";
import type { SubmissionView } from "../views/submissions";

/** A public, scored submission as outputs for other places need it. */
export interface PublicResult {
  submission: SubmissionView & { scores: NonNullable<SubmissionView["scores"]>; publishedAt: string };
  /** On the hub, as `owner/name`; null for a set that came from elsewhere. */
  hub: { id: string; revision: string } | null;
  /** Places by Beyond-I that the data allow, among so many entries; null while it is on no board. */
  rank: { low: number; high: number; of: number } | null;
}

/** A share as per cent with one decimal, without the sign: 45.2 */
export function percent(share: number, digits = 1): string {
  return (share * 100).toFixed(digits);
}

/** "41.0 to 49.3"; null where there are too few problems for an interval. */
export function intervalText({ low, high }: Interval, digits = 1): string | null {
  return low === null || high === null ? null : `${percent(low, digits)} to ${percent(high, digits)}`;
}

/** "Beyond-I 45.2 % (41.0 to 49.3)" */
export function beyondText(beyondI: Interval): string {
  const interval = intervalText(beyondI);
  return `Beyond-I ${percent(beyondI.mean)} %${interval === null ? "" : ` (${interval})`}`;
}

/** "2–4 of 9", "1 of 9" */
export function rankText({ low, high, of }: { low: number; high: number; of: number }): string {
  return `${low === high ? low : `${low}–${high}`} of ${of}`;
}
