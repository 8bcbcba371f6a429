import type { Metadata } from "next";
import Link from "next/link";
import { CalibrationTable } from "@/components/admin/machines/calibration-table";
import { CoverageFilter, coverageHref, CoverageTable } from "@/components/admin/machines/coverage";
import { setHref } from "@/components/admin/machines/set-table";
import { Pager } from "@/components/admin/people/pager";
import * as format from "@/components/format";
import { Facts, PageTitle, SectionTitle } from "@/components/ui/basics";
import { ErrorPanel } from "@/components/ui/error-panel";
import { LanguageSwitch } from "@/components/ui/language-switch";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { coverageQuerySchema, type AdminSet } from "@/lib/core/views/admin-sets";
import { sets } from "@/lib/server/admin/machines";
import { segment } from "@/lib/server/admin/segments";
import { attempt } from "@/lib/server/attempt";

interface PageProps {
  params: Promise<{ set: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const PAGE = 50;
const { language: languageParam, list: listParam, cursor: cursorParam } = coverageQuerySchema.shape;

async function load({ params, searchParams }: PageProps) {
  const [{ set }, search] = await Promise.all([params, searchParams]);
  return attempt(async () => {
    const slug = segment(set, "problem set");
    const query = { language: languageParam.catch(undefined).parse(search.language), list: listParam.catch(undefined).parse(search.list), cursor: cursorParam.catch(undefined).parse(search.cursor) };
    return { view: await sets.get({ slug }), coverage: await sets.coverage({ set: slug, ...query, limit: PAGE }), query };
  });
}

export const metadata: Metadata = { title: "Problem set" };

export default async function AdminSetPage(props: PageProps) {
  const loaded = await load(props);
  if (!loaded.ok) return <ErrorPanel error={loaded.error} />;
  const { view, coverage, query } = loaded.value;
  return (
    <>
      <nav aria-label="Breadcrumb" className="pt-6 text-sm text-soft"><Link href="/admin/sets" className="link">Problem sets</Link></nav>
      <div className="-mt-4"><PageTitle title={view.name} lead={<span className="[overflow-wrap:anywhere]">{view.source}{view.revision ? ` at ${view.revision.slice(0, 12)}` : ""}</span>} /></div>
      <Facts facts={factsOf(view)} />
      <SectionTitle title="Calibration" lead="Human solutions measured on one machine and software; scores are taken among them." />
      <CalibrationTable slug={view.slug} name={view.name} calibrations={view.calibrations} />
      <SectionTitle
        id="coverage"
        title="What may be wrong with its problems"
        lead={`In ${format.language(coverage.language)}: ${format.count(coverage.measuredCount)} of ${format.plural(coverage.problemCount, "problem")} have measured references.`}
        aside={<LanguageSwitch languages={coverage.languages} current={coverage.language} href={(language) => coverageHref({ set: view.slug, language, list: query.list })} />}
      />
      <CoverageFilter coverage={coverage} />
      <CoverageTable coverage={coverage} />
      <Pager path={setHref(view.slug)} query={{ language: query.language, list: query.list }} cursor={query.cursor === undefined ? undefined : String(query.cursor)} nextCursor={coverage.nextCursor} />
      {view.calibrations.some(({ progress }) => progress?.state === "running") ? <LiveRefresh /> : null}
    </>
  );
}

function factsOf(view: AdminSet) {
  return [
    { label: "Problems", value: format.count(view.problemCount) },
    { label: "Scorable", value: view.scorableIn.map(({ language, count }) => `${format.language(language)} ${format.count(count)}`).join(", ") || "none" },
    { label: "Disabled", value: format.count(view.disabledCount) },
    { label: "Bad rows", value: <Link className="link" href={`/problems?set=${encodeURIComponent(view.slug)}`}>{format.count(view.rowFaultCount)}</Link> },
    { label: "Submissions", value: format.count(view.submissionCount) },
    { label: "Version", value: <span className="font-mono text-xs" title={view.version}>{view.version.slice(0, 12)}</span> },
    { label: "Imported", value: format.dateTime(view.importedAt) },
  ];
}
