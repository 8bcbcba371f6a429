import Link from "next/link";
import * as format from "@/components/format";
import { problemHref } from "@/components/problems/href";
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
    <div className="pt-3 text-xs text-soft">
      <p>
        {shown < snapshot.entries.length ? `${format.count(shown)} of ${format.count(snapshot.entries.length)} entries shown; ranks are among all. ` : null}
        <Term id="interval">95 % intervals</Term> from {format.count(snapshot.resamples)} resamples over {format.plural(snapshot.problemCount, "problem")}, the same for all entries.{" "}
        {smallest === undefined ? null : (
          <><Term id="smallest-difference">Smallest difference</Term> this set can tell in {METRIC_STYLES[metric].label}: {format.points(smallest)} points. </>
        )}
        {view.profile ? <>Measured on <Profile profile={view.profile} /> with score version {snapshot.version}</> : <>Score version {snapshot.version}</>}{view.computedAt ? <>, computed <time dateTime={view.computedAt}>{format.dateTime(view.computedAt)}</time></> : null}.
      </p>
      <DisabledNote view={view} />
    </div>
  );
}

/** Problems that an admin took out of the scores: which, and why, for everybody. */
function DisabledNote({ view: { disabled, set, language } }: { view: LeaderboardView }) {
  if (disabled.length === 0) return null;
  return (
    <details className="mt-1">
      <summary className="link w-fit">{format.plural(disabled.length, "problem")} {disabled.length === 1 ? "is" : "are"} disabled and left out of all scores</summary>
      <ul className="mt-1 grid gap-1">
        {disabled.map((problem) => (
          <li key={problem.slug}><Link prefetch={false} className="link" href={problemHref(set.slug, problem.slug, language)}>{problem.title}</Link>, since {format.date(problem.at)}: {problem.reason}</li>
        ))}
      </ul>
    </details>
  );
}
