import * as format from "@/components/format";
import { FaultList } from "@/components/ui/error-panel";
import type { SetSummary } from "@/lib/core/views/common";

const SHOWN = 50;

/** Rows of the source that could not be imported, by number. */
export function RowFaults({ set }: { set: SetSummary }) {
  if (set.rowFaults.length === 0) return null;
  const faults = set.rowFaults.slice(0, SHOWN).map((fault) => ({ where: `row ${fault.row} ${fault.where}`.trim(), problem: fault.problem }));
  return (
    <details className="mt-6 text-sm">
      <summary className="link w-fit">{format.plural(set.rowFaults.length, "row")} of the source could not be imported</summary>
      <FaultList faults={faults} more={set.rowFaults.length - faults.length} />
    </details>
  );
}
