import type { Metadata } from "next";
import Link from "next/link";
import * as format from "@/components/format";
import { SearchBox } from "@/components/leaderboard/search-box";
import { CalibrationNote } from "@/components/leaderboard/progress-notes";
import { ProblemTable } from "@/components/problems/problem-table";
import { filterProblems, parseProblemQuery, problemsHref, type ProblemQuery, type SearchParams } from "@/components/problems/query";
import { RowFaults } from "@/components/problems/row-faults";
import { CHIP, EmptyState, PageTitle } from "@/components/ui/basics";
import { Downloads } from "@/components/ui/downloads";
import { ErrorPanel } from "@/components/ui/error-panel";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { LanguageSwitch } from "@/components/ui/language-switch";
import { NoProblemSets, SetTabs } from "@/components/ui/set-tabs";
import type { ProblemListView } from "@/lib/core/views/problems";
import { attempt } from "@/lib/server/attempt";
import { problems, problemSets } from "@/lib/server/queries";

export const metadata: Metadata = { title: "Problems" };

export default async function ProblemsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const query = parseProblemQuery(await searchParams);
  const loaded = await attempt(async () => {
    const sets = await problemSets();
    const slug = query.set ?? sets[0]?.slug;
    return { sets, view: slug === undefined ? null : await problems(slug, query.language) };
  });
  if (!loaded.ok) return <ErrorPanel error={loaded.error} />;
  const { sets, view } = loaded.value;
  if (view === null) return <NoProblemSets />;
  const rows = filterProblems(view.problems, query);
  const calibrating = view.set.calibration !== null && view.set.calibration.state !== "done";
  return (
    <>
      <PageTitle title="Problems" lead={<SetLine view={view} />} />
      <SetTabs sets={sets} current={view.set.slug} href={(set) => problemsHref({ set })} />
      <div className="pt-3 empty:hidden"><LanguageSwitch languages={view.set.languages} current={view.language} href={(language) => problemsHref(query, { language })} /></div>
      <Filters query={query} view={view} />
      {calibrating && view.set.calibration ? <><CalibrationNote progress={view.set.calibration} setName={format.setIn(view.set.name, view.language)} /><LiveRefresh /></> : null}
      {rows.length > 0 ? <ProblemTable setSlug={view.set.slug} language={view.language} problems={rows} /> : (
        <EmptyState title="No problem fits the search"><Link className="link" href={problemsHref({ set: query.set, language: query.language })}>Show all</Link></EmptyState>
      )}
      <RowFaults set={view.set} />
    </>
  );
}

function SetLine({ view }: { view: ProblemListView }) {
  const { set } = view;
  return (
    <p>
      {set.name}: {format.plural(set.problemCount, "problem")}, {format.count(set.scorableCount)} of them scorable. Version{" "}
      <span className="code-inline" title={set.version}>{set.version.slice(0, 12)}</span>, imported {format.date(set.importedAt)} from <span className="[overflow-wrap:anywhere]">{set.source}</span>.
    </p>
  );
}

function Filters({ query, view: { set: { slug: setSlug }, language, problems: all } }: { query: ProblemQuery; view: ProblemListView }) {
  const difficulties = ["Easy", "Medium", "Hard", "Unknown"].filter((name) => all.some((problem) => problem.difficulty === name));
  const hidden = { set: setSlug, ...(query.language ? { language: query.language } : {}), ...(query.difficulty ? { difficulty: query.difficulty } : {}), ...(query.tag ? { tag: query.tag } : {}) };
  const chips = [
    ...(difficulties.length > 1 ? difficulties.map((name) => ({ name, on: query.difficulty === name, change: { difficulty: query.difficulty === name ? "" : name } })) : []),
    ...(query.tag ? [{ name: query.tag, on: true, change: { tag: "" } }] : []),
  ];
  return (
    <div className="flex flex-wrap items-center gap-2 py-3">
      <SearchBox initial={query.q} hidden={hidden} action="/problems" placeholder="Search by name, id or tag" />
      {chips.map((chip) => (
        <Link key={chip.name} href={problemsHref(query, chip.change)} scroll={false} prefetch={false} aria-current={chip.on ? "true" : undefined} className={`${CHIP} ${chip.on ? "border-ink bg-ink text-on-ink" : "border-line bg-panel text-soft hover:text-ink"}`}>
          {chip.name}{chip.on ? <span aria-hidden>×</span> : null}
        </Link>
      ))}
      <Downloads href={`/api/v1/problems/export?set=${encodeURIComponent(setSlug)}&language=${language}`} of="the problems" />
    </div>
  );
}
