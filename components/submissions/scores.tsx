import * as format from "@/components/format";
import { barAxis, IntervalBar } from "@/components/ui/interval-bar";
import { KIND_TEXT, METRIC_STYLES } from "@/components/ui/metrics";
import { Mark } from "@/components/ui/mark";
import { Term } from "@/components/ui/term";
import { METRICS } from "@/lib/core/views/common";
import type { SubmissionView } from "@/lib/core/views/submissions";
import { DataTable } from "@/components/ui/data-table";

/** The four scores with their intervals, on one axis. */
export function Scores({ scores }: { scores: NonNullable<SubmissionView["scores"]> }) {
  const axis = barAxis(Math.max(0.02, ...METRICS.map((metric) => scores[metric].high ?? scores[metric].mean)));
  return (
    <DataTable className="max-w-3xl">
      <caption className="sr-only">Scores with 95 % intervals</caption>
      <thead>
        <tr>
          <th scope="col">Score</th>
          <th scope="col" className="num">%</th>
          <th scope="col" className="num"><Term id="interval">95 % interval</Term></th>
          <th scope="col" className="hidden w-1/2 sm:table-cell">
            <span className="sr-only">Drawn</span>
            <span aria-hidden className="relative block h-4 text-2xs font-normal text-faint">
              {axis.ticks.map((tick, index) => (
                <span key={tick} className={`absolute ${index === 0 ? "" : index === axis.ticks.length - 1 ? "-translate-x-full" : "-translate-x-1/2"}`} style={{ left: `${(tick / axis.max) * 100}%` }}>{format.count(tick * 100)}</span>
              ))}
            </span>
          </th>
        </tr>
      </thead>
      <tbody>
        {METRICS.map((metric) => {
          const style = METRIC_STYLES[metric];
          const score = scores[metric];
          return (
            <tr key={metric}>
              <th scope="row" className={`font-medium whitespace-nowrap ${KIND_TEXT[style.kind]}`}>
                <Mark kind={style.kind} size={6} className="mr-1.5 inline-block" /><Term id={style.term}>{style.label}</Term>
              </th>
              <td className="num font-semibold">{format.points(score.mean)}</td>
              <td className="num text-soft">{format.interval(score)}</td>
              <td className="hidden overflow-hidden sm:table-cell"><IntervalBar kind={style.kind} {...score} {...axis} /></td>
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}
