import type { Metadata } from "next";
import { ImportForm } from "@/components/admin/machines/import-form";
import { ImportTable, isImporting } from "@/components/admin/machines/import-table";
import { SetTable } from "@/components/admin/machines/set-table";
import { Pager } from "@/components/admin/people/pager";
import { EmptyState, PageTitle, SectionTitle } from "@/components/ui/basics";
import { ErrorPanel } from "@/components/ui/error-panel";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { imports, sets } from "@/lib/server/admin/machines";
import { attempt } from "@/lib/server/attempt";

export const metadata: Metadata = { title: "Problem sets" };

const MOST_SETS = 100;
const IMPORTS = 10;

export default async function SetsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { cursor: given } = await searchParams;
  const cursor = typeof given === "string" ? given : undefined;
  const loaded = await attempt(async () => ({ list: await sets.list({ limit: MOST_SETS }), runs: await imports.list({ limit: IMPORTS, cursor }) }));
  if (!loaded.ok) return <ErrorPanel error={loaded.error} />;
  const { list, runs } = loaded.value;
  const isBusy = runs.imports.some(({ state }) => isImporting(state)) || list.sets.some(({ calibrations }) => calibrations.some(({ progress }) => progress?.state === "running"));
  return (
    <>
      <PageTitle title="Problem sets" lead="The current version of each. Its page has its calibrations and what may be wrong with its problems." />
      {list.sets.length === 0 ? <EmptyState title="No problem set yet">Import one below.</EmptyState> : <SetTable sets={list.sets} />}
      <SectionTitle title="Import" lead="A worker reads the source, and the set is calibrated as soon as it is there." />
      <ImportForm />
      <SectionTitle title="Imports" />
      {runs.imports.length === 0 ? <EmptyState title="Nothing was imported by form yet" /> : <ImportTable imports={runs.imports} />}
      <Pager path="/admin/sets" query={{}} cursor={cursor} nextCursor={runs.nextCursor} />
      {isBusy ? <LiveRefresh /> : null}
    </>
  );
}
