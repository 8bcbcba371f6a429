import * as format from "@/components/format";
import { METRIC_STYLES } from "@/components/ui/metrics";
import { Profile } from "@/components/ui/profile";
import { Term } from "@/components/ui/term";
import type { Metric } from "@/lib/core/views/common";
import type { LeaderboardView } from "@/lib/core/views/leaderboard";

/** Under the table: how the figures came about, and how fine the set can tell. */
export function LeaderboardNote({ view, metric, shown }: { view: LeaderboardView; metric: Metric; shown: number }) {
  const { snapshot } = view;
  if (snapshot === null) return null;
  const smallest = snapshot.smallestDifference?.[metric];
  return (
    <p className="pt-3 text-xs text-soft">
      {shown < snapshot.entries.length ? `${format.count(shown)} of ${format.count(snapshot.entries.length)} entries shown; ranks are among all. ` : null}
      <Term id="interval">95 % intervals</Term> from {format.count(snapshot.resamples)} resamples over {format.plural(snapshot.problemCount, "problem")}, the same for all entries.{" "}
      {smallest === undefined ? null : (
        <><Term id="smallest-difference">Smallest difference</Term> this set can tell in {METRIC_STYLES[metric].label}: {format.points(smallest)} points. </>
      )}
      {view.profile ? <>Measured on <Profile profile={view.profile} /> with score version {snapshot.version}</> : <>Score version {snapshot.version}</>}{view.computedAt ? <>, computed <time dateTime={view.computedAt}>{format.dateTime(view.computedAt)}</time></> : null}.
    </p>
  );
}
