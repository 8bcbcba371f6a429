import type { Metadata } from "next";
import Link from "next/link";
import * as format from "@/components/format";
import { CorrectAgainstEfficient, IterationCurves, iterationCurves } from "@/components/leaderboard/charts";
import { Lead } from "@/components/leaderboard/lead";
import { LeaderboardNote } from "@/components/leaderboard/note";
import { LeaderboardTable } from "@/components/leaderboard/leaderboard-table";
import { ProgressNotes } from "@/components/leaderboard/progress-notes";
import { leaderboardHref, leadMetric, parseLeaderboardQuery, type LeaderboardQuery, type SearchParams } from "@/components/leaderboard/query";
import { selectReported, selectRows } from "@/components/leaderboard/rows";
import { Toolbar } from "@/components/leaderboard/toolbar";
import { EmptyState, PageTitle } from "@/components/ui/basics";
import { ErrorPanel } from "@/components/ui/error-panel";
import { LanguageSwitch } from "@/components/ui/language-switch";
import { NoProblemSets, SetTabs } from "@/components/ui/set-tabs";
import type { Language } from "@/lib/core/problem";
import type { SetSummary } from "@/lib/core/views/common";
import type { LeaderboardView } from "@/lib/core/views/leaderboard";
import { attempt } from "@/lib/server/attempt";
import { leaderboard, problemSets } from "@/lib/server/queries";

export const metadata: Metadata = { title: { absolute: "Afterburner · Who writes the most efficient code?" } };

export default async function LeaderboardPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const query = parseLeaderboardQuery(await searchParams);
  const loaded = await attempt(async () => {
    const sets = await problemSets();
    return { sets, view: sets.length === 0 ? null : await leaderboard(query.set, query.language) };
  });
  if (!loaded.ok) return <ErrorPanel error={loaded.error} />;
  const { sets, view } = loaded.value;
  if (view === null) return <NoProblemSets />;
  return <Board sets={sets} view={view} query={query} />;
}

function Board({ sets, view, query }: { sets: SetSummary[]; view: LeaderboardView; query: LeaderboardQuery }) {
  const entries = view.snapshot?.entries ?? [];
  const rows = selectRows(entries, query);
  const reported = selectReported(view.reported, query);
  const metric = leadMetric(query);
  const curves = iterationCurves(entries, metric);
  return (
    <>
      <PageTitle title="Who writes the most efficient code?" lead={<Lead metric={metric} entries={entries} setKind={view.set.kind} language={view.set.languages.length > 1 ? view.language : null} />} />
      <SetTabs sets={sets} current={view.set.slug} href={(slug) => leaderboardHref({ ...query, set: slug, language: keptLanguage(sets, slug, query.language), q: "" })} />
      <div className="pt-3 empty:hidden"><LanguageSwitch languages={view.set.languages} current={view.language} href={(language) => leaderboardHref({ ...query, language, q: "" })} /></div>
      {entries.length + view.reported.length > 0 ? <Toolbar query={query} entries={entries} setSlug={view.set.slug} language={view.language} hasReported={view.reported.length > 0} /> : null}
      <ProgressNotes view={view} />
      {rows.length + reported.length > 0 ? <LeaderboardTable all={entries} rows={rows} reported={reported} query={query} /> : <Nothing view={view} query={query} />}
      {entries.length > 0 ? (
        <>
          <LeaderboardNote view={view} metric={metric} shown={rows.length} />
          <div className="mt-8 grid gap-10 lg:grid-cols-2">
            <CorrectAgainstEfficient entries={entries} metric={metric} />
            {curves.length > 0 ? <IterationCurves curves={curves} metric={metric} /> : null}
          </div>
        </>
      ) : null}
    </>
  );
}

/** Another set keeps the language where it can be scored in it. */
function keptLanguage(sets: SetSummary[], slug: string, language: Language | undefined): Language | undefined {
  return sets.find((set) => set.slug === slug)?.languages.find((other) => other === language);
}

function Nothing({ view, query }: { view: LeaderboardView; query: LeaderboardQuery }) {
  if ((view.snapshot?.entries.length ?? 0) > 0) {
    return (
      <EmptyState title="No entry fits the search">
        <Link className="link" href={leaderboardHref(query, { q: "", method: undefined, open: false, measured: false })}>Show all {format.count(view.snapshot?.entries.length ?? 0)}</Link>
      </EmptyState>
    );
  }
  const waits = view.pending.length > 0 || (view.set.calibration !== null && view.set.calibration.state !== "done");
  return (
    <EmptyState title={`No scores on ${format.setIn(view.set.name, view.language)} yet`}>
      {waits ? "They appear here by themselves as soon as they are there. " : null}
      <Link className="link" href={`/submit?set=${view.set.slug}`}>Submit a file of solutions</Link> and see where it stands.
    </EmptyState>
  );
}
