import Link from "next/link";
import * as format from "@/components/format";
import { Badge } from "@/components/ui/basics";
import { DataTable } from "@/components/ui/data-table";
import type { ImportView } from "@/lib/core/views/admin-sets";

const TONES: Record<ImportView["state"], "plain" | "good" | "warn" | "bad"> = { queued: "plain", running: "warn", done: "good", failed: "bad", cancelled: "plain" };

export function ImportState({ state }: { state: ImportView["state"] }) {
  return <Badge tone={TONES[state]}>{state}</Badge>;
}

export function isImporting(state: ImportView["state"]): boolean {
  return state === "queued" || state === "running";
}

/** What an import is doing, or what came of it, in a line. */
export function importLine(run: ImportView): string {
  if (run.state === "failed") return run.error?.message ?? "It failed.";
  if (run.state === "queued") return "Waits for a worker.";
  return run.progress ?? "";
}

export function ImportTable({ imports }: { imports: ImportView[] }) {
  return (
    <DataTable label="Imports">
      <thead>
        <tr>
          <th scope="col">Import</th>
          <th scope="col">State</th>
          <th scope="col" className="num hidden sm:table-cell">Rows</th>
          <th scope="col" className="num hidden sm:table-cell">Bad rows</th>
          <th scope="col" className="num hidden md:table-cell">Asked for</th>
        </tr>
      </thead>
      <tbody>
        {imports.map((run) => (
          <tr key={run.id}>
            <th scope="row" className="font-normal">
              <Link prefetch={false} href={`/admin/sets/imports/${run.id}`} className="font-[560] hover:underline">{run.request.name}</Link>
              <span className="block text-xs text-faint [overflow-wrap:anywhere]">{run.request.source}</span>
              <span className="block max-w-[70ch] text-xs text-soft [overflow-wrap:anywhere]">{importLine(run)}</span>
            </th>
            <td><ImportState state={run.state} /></td>
            <td className="num hidden sm:table-cell">{format.count(run.rowsDone)}</td>
            <td className="num hidden sm:table-cell">{format.count(run.rowFaultCount)}</td>
            <td className="num hidden text-soft md:table-cell"><time dateTime={run.createdAt}>{format.dateTime(run.createdAt)}</time>{run.by ? <span className="block text-xs">{run.by}</span> : null}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
