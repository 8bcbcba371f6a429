import Link from "next/link";
import * as format from "@/components/format";
import { StandingBadge, standingOf } from "@/components/submissions/standing";
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

const standing = (entry: LeaderboardEntry) => standingOf({ origin: entry.origin, isVerified: entry.verifiedAt !== null });

export function ModelName({ entry }: { entry: LeaderboardEntry }) {
  return (
    <>
      <Link href={`/submissions/${entry.submissionId}`} className="font-[560] [overflow-wrap:anywhere] hover:underline">
        {entry.model.name}
      </Link>
      <span className="block text-xs text-faint">
        {format.method(entry.method, entry.iteration)}
        {standing(entry) === "measured" ? null : <span className="xl:hidden"> · {standing(entry)}</span>}
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
      <StandingBadge standing={standing(entry)} />
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
