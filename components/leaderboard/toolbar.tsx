import Link from "next/link";
import * as format from "@/components/format";
import { CHIP } from "@/components/ui/basics";
import { Downloads } from "@/components/ui/downloads";
import { Popover } from "@/components/ui/popover";
import type { Language } from "@/lib/core/problem";
import { METHODS } from "@/lib/core/views/common";
import type { LeaderboardEntry } from "@/lib/core/views/leaderboard";
import { COLUMN_IDS, COLUMNS, DEFAULT_COLUMNS, leaderboardHref, leadMetric, type ColumnId, type LeaderboardQuery } from "./query";
import { SearchBox } from "./search-box";

interface ToolbarProps {
  query: LeaderboardQuery;
  entries: LeaderboardEntry[];
  setSlug: string;
  language: Language;
  /** There are rows that were not measured here. */
  hasReported: boolean;
}

/** A filter that is a link: on or off, and the address says which. */
function FilterChip({ href, on, children }: { href: string; on: boolean; children: React.ReactNode }) {
  return (
    <Link href={href} scroll={false} prefetch={false} aria-current={on ? "true" : undefined} className={`${CHIP} ${on ? "border-ink bg-ink text-on-ink" : "border-line bg-panel text-soft hover:text-ink"}`}>
      {children}
      {on ? <span aria-hidden>×</span> : null}
      {on ? <span className="sr-only">, on; select to turn off</span> : null}
    </Link>
  );
}

function ColumnMenu({ query }: { query: LeaderboardQuery }) {
  const shown = query.cols ?? DEFAULT_COLUMNS;
  const toggled = (id: ColumnId): ColumnId[] => (shown.includes(id) ? shown.filter((other) => other !== id) : [...shown, id]);
  return (
    <Popover button="Columns" className={`${CHIP} border-line bg-panel text-soft hover:text-ink`}>
      <span className="grid gap-0.5">
        {COLUMN_IDS.filter((id) => id !== leadMetric(query)).map((id) => (
          <Link key={id} href={leaderboardHref(query, { cols: toggled(id) })} scroll={false} prefetch={false} className="flex gap-2 rounded px-1.5 py-0.5 hover:bg-hover">
            <span aria-hidden className="w-4">{shown.includes(id) ? "✓" : ""}</span>
            <span className="sr-only">{shown.includes(id) ? "Hide " : "Show "}</span>
            {COLUMNS[id]}
          </Link>
        ))}
        <Link href={leaderboardHref(query, { cols: null })} scroll={false} prefetch={false} className="link mt-1 px-1.5 text-xs">Default columns</Link>
      </span>
    </Popover>
  );
}

/** One line of controls above the table; every one of them is in the address. */
export function Toolbar({ query, entries, setSlug, language, hasReported }: ToolbarProps) {
  const methods = METHODS.filter((method) => entries.some((entry) => entry.method === method));
  const origins = new Set(entries.map((entry) => entry.origin));
  const { q: _dropped, ...kept } = Object.fromEntries(new URL(leaderboardHref(query), "http://here").searchParams);
  return (
    <div className="flex flex-wrap items-center gap-2 py-3">
      <SearchBox initial={query.q} hidden={kept} />
      {entries.some((entry) => entry.model.openWeights) ? (
        <FilterChip on={query.open} href={leaderboardHref(query, { open: !query.open })}>Open weights</FilterChip>
      ) : null}
      {origins.has("user") && (origins.size > 1 || hasReported) ? (
        <FilterChip on={query.measured} href={leaderboardHref(query, { measured: !query.measured })}>Only measured entries</FilterChip>
      ) : null}
      {methods.length > 1
        ? methods.map((method) => (
            <FilterChip key={method} on={query.method === method} href={leaderboardHref(query, { method: query.method === method ? undefined : method })}>
              {format.method(method, null)}
            </FilterChip>
          ))
        : null}
      <ColumnMenu query={query} />
      <Downloads href={`/api/v1/leaderboard/export?set=${encodeURIComponent(setSlug)}&language=${language}`} of="the leaderboard" />
    </div>
  );
}
