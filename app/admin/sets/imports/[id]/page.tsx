import type { Metadata } from "next";
import Link from "next/link";
import { Act } from "@/components/admin/machines/act";
import { importLine, ImportState, isImporting } from "@/components/admin/machines/import-table";
import { setHref } from "@/components/admin/machines/set-table";
import * as format from "@/components/format";
import { Facts, PageTitle, SectionTitle } from "@/components/ui/basics";
import { ErrorPanel, FaultList } from "@/components/ui/error-panel";
import { LiveRefresh } from "@/components/ui/live-refresh";
import type { ImportView } from "@/lib/core/views/admin-sets";
import { imports } from "@/lib/server/admin/machines";
import { attempt } from "@/lib/server/attempt";
import { idParams } from "@/lib/server/params";

export const metadata: Metadata = { title: "Import" };

export default async function ImportPage({ params }: { params: Promise<{ id: string }> }) {
  const given = await params;
  const loaded = await attempt(() => imports.get(idParams(given, "import")));
  if (!loaded.ok) return <ErrorPanel error={loaded.error} />;
  const run = loaded.value;
  const isBusy = isImporting(run.state);
  return (
    <>
      <PageTitle
        title={`Import of ${run.request.name}`}
        lead={<span className="[overflow-wrap:anywhere]">{run.request.source}</span>}
        aside={isBusy ? <Act label="Cancel" name={`Cancel the import of ${run.request.name}`} method="POST" path={`/api/v1/admin/imports/${run.id}/cancel`} confirm={{ title: "Cancel this import?", text: "It stops at once, and nothing of it stays." }} /> : null}
      />
      <p className="mb-4 flex flex-wrap items-center gap-3"><ImportState state={run.state} /> <span role="status" className="[overflow-wrap:anywhere]">{importLine(run)}</span></p>
      <Facts facts={factsOf(run)} />
      {run.set ? <p className="mt-5"><Link className="link" href={setHref(run.set.slug)}>To the problem set</Link></p> : null}
      <Failure run={run} />
      {run.rowFaultCount > 0 ? (
        <>
          <SectionTitle title="Bad rows" lead={`${format.plural(run.rowFaultCount, "row")} could not be used and ${run.rowFaultCount === 1 ? "is" : "are"} left out.`} />
          <FaultList faults={run.rowFaults.map(({ row, where, problem }) => ({ where: `row ${row} ${where}`.trim(), problem }))} more={run.rowFaultCount - run.rowFaults.length} />
        </>
      ) : null}
      {isBusy ? <LiveRefresh everyMs={1500} /> : null}
    </>
  );
}

function factsOf(run: ImportView) {
  return [
    { label: "Rows read", value: format.count(run.rowsDone) },
    { label: "Bad rows", value: format.count(run.rowFaultCount) },
    { label: "Short name", value: run.request.slug },
    ...(run.request.revision ? [{ label: "Revision", value: run.request.revision }] : []),
    { label: "Asked for", value: `${format.dateTime(run.createdAt)}${run.by ? ` by ${run.by}` : ""}` },
    ...(run.finishedAt ? [{ label: "Ended", value: format.dateTime(run.finishedAt) }] : []),
  ];
}

function Failure({ run: { error } }: { run: ImportView }) {
  if (error === null) return null;
  return (
    <div className="mt-5 max-w-[70ch] border-l-2 border-bad pl-4 text-sm">
      {error.hint ? <p className="text-soft">{error.hint}</p> : null}
      <FaultList faults={error.faults} more={error.moreFaults} />
      <p className="mt-2 text-xs text-faint">Code: {error.code}</p>
    </div>
  );
}
