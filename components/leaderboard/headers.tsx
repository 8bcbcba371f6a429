import Link from "next/link";
import * as format from "@/components/format";
import { Mark } from "@/components/ui/mark";
import { KIND_TEXT, METRIC_STYLES, type FigureKind } from "@/components/ui/metrics";
import { TermMark } from "@/components/ui/term";
import type { TermId } from "@/components/ui/glossary";
import { METRICS } from "@/lib/core/views/common";
import { WORD_COLUMNS } from "./cells";
import { COLUMNS, leaderboardHref, SORTS, type ColumnId, type LeaderboardQuery, type SortKey } from "./query";

const COLUMN_TERMS: Partial<Record<ColumnId, TermId>> = {
  noiseAware: "noise-aware", mercury: "mercury-beyond", winRate: "win-rate", coverage: "coverage",
};
const PER_CENT: readonly ColumnId[] = ["noiseAware", "mercury", "winRate", "coverage"];

interface SortHeaderProps {
  query: LeaderboardQuery;
  sort?: SortKey;
  label?: string;
  term?: TermId;
  kind?: FigureKind;
  unit?: string;
  numeric?: boolean;
  /** Fills in all of the above for a column of the table. */
  column?: ColumnId;
  className?: string;
}

function ofColumn(id: ColumnId): Omit<SortHeaderProps, "query"> {
  const metric = METRICS.find((name) => name === id);
  const style = metric && METRIC_STYLES[metric];
  const sort = id === "status" ? "date" : SORTS.find((name) => name === id);
  return {
    label: COLUMNS[id],
    numeric: !WORD_COLUMNS.includes(id),
    ...(sort ? { sort } : {}),
    ...(style ? { kind: style.kind, term: style.term, unit: "%" } : {}),
    ...(COLUMN_TERMS[id] ? { term: COLUMN_TERMS[id] } : {}),
    ...(PER_CENT.includes(id) ? { unit: "%" } : {}),
  };
}

/** A column's head: sorts by a link (again: the other way round), says its unit, and defines itself. */
export function SortHeader({ query, column, className = "", ...given }: SortHeaderProps) {
  const { sort, label, term, kind, unit, numeric } = column ? ofColumn(column) : given;
  const sorted = sort !== undefined && query.sort === sort;
  const flipped = sorted ? (query.dir === "desc" ? "asc" : "desc") : sort === "model" ? "asc" : "desc";
  const text = (
    <>
      {kind && kind !== "pass" ? <Mark kind={kind} size={6} className="mr-0.5 inline-block align-[0px]" /> : null}
      {label}
      {unit ? <span className="hidden text-faint xl:inline">, {unit}</span> : null}
      {sorted ? <span aria-hidden> {query.dir === "desc" ? "↓" : "↑"}</span> : null}
    </>
  );
  return (
    <th scope="col" aria-sort={sorted ? (query.dir === "desc" ? "descending" : "ascending") : undefined} className={`${numeric ? "num" : ""} ${className}`}>
      {sort ? (
        <Link href={leaderboardHref(query, { sort, dir: flipped })} scroll={false} prefetch={false} className={`${kind ? KIND_TEXT[kind] : ""} ${sorted ? "font-semibold text-ink" : "hover:text-ink"}`}>
          {text}
        </Link>
      ) : text}
      {term ? <span className="hidden xl:inline"><TermMark id={term} /></span> : null}
    </th>
  );
}

/** The axis that the bars of all rows share, from zero. */
export function AxisHeader({ axis }: { axis: { max: number; ticks: number[] } }) {
  return (
    <th scope="col" className="hidden md:table-cell md:w-[26%]">
      <span className="sr-only">95 % interval, drawn</span>
      <span aria-hidden className="relative block h-4 text-2xs font-normal text-faint">
        {axis.ticks.map((tick, index) => (
          <span
            key={tick}
            className={`absolute ${index === 0 ? "" : index === axis.ticks.length - 1 ? "-translate-x-full" : "-translate-x-1/2"}`}
            style={{ left: `${(tick / axis.max) * 100}%` }}
          >
            {format.count(tick * 100)}
          </span>
        ))}
      </span>
    </th>
  );
}
