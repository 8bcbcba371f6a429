import * as format from "@/components/format";
import { StandingBadge } from "@/components/submissions/standing";
import { IntervalBar } from "@/components/ui/interval-bar";
import { METRIC_STYLES } from "@/components/ui/metrics";
import { Term } from "@/components/ui/term";
import type { Metric } from "@/lib/core/views/common";
import type { ReportedResultView } from "@/lib/core/views/reported";
import { WORD_COLUMNS } from "./cells";
import type { ColumnId } from "./query";

interface ReportedRowsProps {
  reported: ReportedResultView[];
  metric: Metric;
  axis: { max: number; ticks: number[] };
  columns: ColumnId[];
  classOf: (id: ColumnId) => string;
}

/** What people report of themselves: below what was measured, hatched and without a rank. */
export function ReportedRows({ reported, metric, axis, columns, classOf }: ReportedRowsProps) {
  return (
    <tbody className="text-soft">
      <tr>
        <th scope="rowgroup" colSpan={4 + columns.length} className="!pt-5 text-xs font-normal text-soft">
          <Term id="self-reported">Self-reported</Term>, not measured here and not ranked
        </th>
      </tr>
      {reported.map((row) => {
        const value = row.metrics[metric];
        const bar = value === null ? null : <IntervalBar kind={METRIC_STYLES[metric].kind} mean={value} low={null} high={null} {...axis} published />;
        return (
          <tr key={row.id}>
            <td>–</td>
            <th scope="row" className="font-normal">
              <Name row={row} />
              <span className="mt-1 block overflow-hidden md:hidden">{bar}</span>
            </th>
            <td className="num font-semibold">{share(value)}</td>
            <td className="hidden overflow-hidden md:table-cell">{bar}</td>
            {columns.map((id) => <td key={id} className={`${WORD_COLUMNS.includes(id) ? "" : "num"} ${classOf(id)}`}>{content(id, row)}</td>)}
          </tr>
        );
      })}
    </tbody>
  );
}

const share = (value: number | null): string => (value === null ? "–" : format.points(value));

function Name({ row }: { row: ReportedResultView }) {
  return (
    <>
      <span className="font-[560] [overflow-wrap:anywhere]">{row.model.name}</span>
      <span className="block text-xs text-faint">
        {format.method(row.method, row.iteration)} · <a className="link" href={row.sourceUrl} rel="noreferrer noopener nofollow ugc">source<span className="sr-only"> of the figures of {row.model.name}</span></a>
      </span>
    </>
  );
}

function content(id: ColumnId, row: ReportedResultView): React.ReactNode {
  switch (id) {
    case "beyondI": case "beyondT": case "beyondM": case "passAt1": return share(row.metrics[id]);
    case "size": return format.parameters(row.model.sizeBillions);
    case "licence": return row.model.licence ?? "–";
    case "status": return (
      <>
        <StandingBadge standing="self-reported" />
        <time dateTime={row.createdAt} className="block text-2xs whitespace-nowrap text-faint">{format.date(row.createdAt)}</time>
      </>
    );
    default: return "–";
  }
}
