import * as format from "@/components/format";
import { barAxis, IntervalBar } from "@/components/ui/interval-bar";
import { METRIC_STYLES } from "@/components/ui/metrics";
import type { LeaderboardEntry } from "@/lib/core/views/leaderboard";
import type { ReportedResultView } from "@/lib/core/views/reported";
import { AxisHeader, SortHeader } from "./headers";
import { COLUMNS, DEFAULT_COLUMNS, leadMetric, type ColumnId, type LeaderboardQuery } from "./query";
import { Cell, COLUMN_CLASS, ModelName } from "./cells";
import { ReportedRows } from "./reported-rows";
import { highestOf } from "./rows";
import { DataTable } from "@/components/ui/data-table";

interface LeaderboardTableProps {
  /** All entries of the set, for the axis and to know which columns say anything. */
  all: LeaderboardEntry[];
  rows: LeaderboardEntry[];
  /** Rows apart, below the others. */
  reported: ReportedResultView[];
  query: LeaderboardQuery;
}

/** Columns to show: the chosen ones, or the default ones that have something to say; the leading metric has its own. */
function columnsFor({ all, query }: LeaderboardTableProps): ColumnId[] {
  const lead = leadMetric(query);
  const says = (id: ColumnId) =>
    (id !== "coverage" || all.some((entry) => entry.coverage < 0.9995)) &&
    (id !== "size" || all.some((entry) => entry.model.sizeBillions !== null));
  const order = Object.keys(COLUMNS) as ColumnId[];
  const wanted = query.cols ?? DEFAULT_COLUMNS.filter(says);
  return order.filter((id) => id !== lead && wanted.includes(id));
}

export function LeaderboardTable(props: LeaderboardTableProps) {
  const { all, rows, reported, query } = props;
  const metric = leadMetric(query);
  const style = METRIC_STYLES[metric];
  const axis = barAxis(highestOf(all, reported, metric));
  const columns = columnsFor(props);
  const hide = (id: ColumnId) => (query.cols === null ? COLUMN_CLASS[id] : "");
  return (
    <DataTable label="Leaderboard">
      <thead>
        <tr>
          <th scope="col" className="w-12">Rank</th>
          <SortHeader query={query} sort="model" label="Model" />
          <SortHeader query={query} sort={metric} label={style.label} term={style.term} numeric kind={style.kind} unit="%" />
          <AxisHeader axis={axis} />
          {columns.map((id) => (
            <SortHeader key={id} query={query} column={id} className={hide(id)} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((entry) => {
          const score = entry.metrics[metric];
          const published = entry.origin === "published";
          const bar = <IntervalBar kind={style.kind} {...score} {...axis} published={published} />;
          return (
            <tr key={entry.submissionId} className={published ? "text-soft" : ""}>
              <td className="text-soft">{published ? "–" : format.rank(entry.ranks[metric])}</td>
              <th scope="row" className="w-full min-w-20 font-normal md:w-[28%] md:min-w-48">
                <ModelName entry={entry} />
                <span className="mt-1 block overflow-hidden md:hidden">{bar}</span>
              </th>
              <td className="num">
                <span className="font-semibold">{format.points(score.mean)}</span>
                <span className="block text-2xs text-faint">{format.plusMinus(score)}</span>
              </td>
              <td className="hidden w-[26%] min-w-32 overflow-hidden md:table-cell">{bar}</td>
              {columns.map((id) => (
                <Cell key={id} id={id} entry={entry} className={hide(id)} />
              ))}
            </tr>
          );
        })}
      </tbody>
      {reported.length > 0 ? <ReportedRows reported={reported} metric={metric} axis={axis} columns={columns} classOf={hide} /> : null}
    </DataTable>
  );
}
