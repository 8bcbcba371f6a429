import Link from "next/link";
import * as format from "@/components/format";
import { Badge } from "@/components/ui/basics";
import type { Metric } from "@/lib/core/views/common";
import type { LeaderboardEntry } from "@/lib/core/views/leaderboard";
import type { ColumnId } from "./query";

/** Which columns leave a narrower page, least important first. */
export const COLUMN_CLASS: Record<ColumnId, string> = {
  beyondI: "",
  passAt1: "",
  beyondT: "hidden lg:table-cell",
  beyondM: "hidden lg:table-cell",
  coverage: "hidden sm:table-cell",
  size: "hidden lg:table-cell",
  status: "hidden xl:table-cell",
  noiseAware: "",
  mercury: "",
  winRate: "",
  samples: "",
  licence: "",
};

/** Columns whose cells are words; the others are numbers, right-aligned. */
export const WORD_COLUMNS: readonly ColumnId[] = ["licence", "status"];

const ORIGINS: Record<LeaderboardEntry["origin"], { tone: "plain" | "good" | "warn"; name: string; title: string }> = {
  example: { tone: "plain", name: "example", title: "Comes with Afterburner, so that the table is not empty" },
  user: { tone: "good", name: "measured", title: "Submitted by somebody, measured here" },
  published: { tone: "warn", name: "published", title: "As published, measured on another machine, not ranked" },
};

export function OriginBadge({ origin }: { origin: LeaderboardEntry["origin"] }) {
  const { tone, name, title } = ORIGINS[origin];
  return <Badge tone={tone} title={title}>{name}</Badge>;
}

export function ModelName({ entry }: { entry: LeaderboardEntry }) {
  return (
    <>
      <Link href={`/submissions/${entry.submissionId}`} className="font-[560] [overflow-wrap:anywhere] hover:underline">
        {entry.model.name}
      </Link>
      <span className="block text-xs text-faint">
        {format.method(entry.method, entry.iteration)}
        {entry.origin === "user" ? null : <span className="lg:hidden"> · {ORIGINS[entry.origin].name}</span>}
      </span>
    </>
  );
}

function MetricValue({ entry, metric }: { entry: LeaderboardEntry; metric: Metric }) {
  const value = entry.metrics[metric];
  return (
    <>
      {format.points(value.mean)}
      <span className="block text-2xs text-faint">{format.plusMinus(value)}</span>
    </>
  );
}

function Status({ entry }: { entry: LeaderboardEntry }) {
  return (
    <>
      <OriginBadge origin={entry.origin} />
      <time dateTime={entry.finishedAt} className="block text-2xs whitespace-nowrap text-faint">{format.date(entry.finishedAt)}</time>
    </>
  );
}

function content(id: ColumnId, entry: LeaderboardEntry): React.ReactNode {
  switch (id) {
    case "noiseAware": return format.points(entry.noiseAware.beyondI);
    case "mercury": return format.points(entry.mercuryBeyond);
    case "winRate": return entry.winRate === null ? "–" : format.points(entry.winRate);
    case "size": return format.parameters(entry.model.sizeBillions);
    case "coverage": return format.points(entry.coverage);
    case "samples": return format.count(entry.sampleCount);
    case "licence": return entry.model.licence ?? "–";
    case "status": return <Status entry={entry} />;
    default: return <MetricValue entry={entry} metric={id} />;
  }
}

export function Cell({ id, entry, className }: { id: ColumnId; entry: LeaderboardEntry; className: string }) {
  return <td className={`${WORD_COLUMNS.includes(id) ? "" : "num"} ${className}`}>{content(id, entry)}</td>;
}
