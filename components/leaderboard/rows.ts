import type { Metric } from "@/lib/core/views/common";
import type { LeaderboardEntry } from "@/lib/core/views/leaderboard";
import type { ReportedResultView } from "@/lib/core/views/reported";
import type { LeaderboardQuery, SortKey } from "./query";

/** What a search looks at, of measured and of reported rows alike. */
type Named = Pick<LeaderboardEntry, "model" | "method">;
type Test = (entry: Named) => boolean;

const COMPARE: Record<string, (a: number, b: number) => boolean> = {
  "<": (a, b) => a < b, "<=": (a, b) => a <= b, ">": (a, b) => a > b, ">=": (a, b) => a >= b, "": (a, b) => a === b,
};

/** One word of a search: `size:<8B`, `licence:apache`, `method:grpo`, `open:yes`, or part of a name. */
function testOf(word: string): Test {
  const [, key = "", value = ""] = /^(\w+):(.+)$/.exec(word) ?? [];
  if (key === "size") {
    const [, operator = "", size = ""] = /^(<=|>=|<|>|)([\d.]+)b?$/.exec(value) ?? [];
    const compare = COMPARE[operator];
    if (compare && size !== "") return ({ model }) => model.sizeBillions !== null && compare(model.sizeBillions, Number(size));
  }
  if (key === "licence" || key === "license") return ({ model }) => (model.licence ?? "").toLowerCase().includes(value);
  if (key === "method") return (entry) => entry.method.includes(value);
  if (key === "open") return ({ model }) => model.openWeights === (value === "yes");
  return (entry) => `${entry.model.name} ${entry.method}`.toLowerCase().includes(word);
}

function keeps(query: LeaderboardQuery): Test {
  const tests = query.q.toLowerCase().split(/\s+/).filter((word) => word !== "").map(testOf);
  if (query.method) tests.push((entry) => entry.method === query.method);
  if (query.open) tests.push((entry) => entry.model.openWeights === true);
  return (entry) => tests.every((test) => test(entry));
}

function sortValue(entry: LeaderboardEntry, sort: SortKey): number | string | null {
  switch (sort) {
    case "model": return entry.model.name.toLowerCase();
    case "noiseAware": return entry.noiseAware.beyondI;
    case "mercury": return entry.mercuryBeyond;
    case "winRate": return entry.winRate;
    case "size": return entry.model.sizeBillions;
    case "coverage": return entry.coverage;
    case "samples": return entry.sampleCount;
    case "date": return entry.finishedAt;
    default: return entry.metrics[sort].mean;
  }
}

/** Entries that the query keeps, in its order; what has no value comes last either way. */
export function selectRows(entries: readonly LeaderboardEntry[], query: LeaderboardQuery): LeaderboardEntry[] {
  const sign = query.dir === "asc" ? 1 : -1;
  return entries.filter(keeps(query)).filter((entry) => !query.measured || entry.origin === "user").sort((a, b) => {
    const left = sortValue(a, query.sort);
    const right = sortValue(b, query.sort);
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return (left < right ? -1 : left > right ? 1 : 0) * sign;
  });
}

/** Reported results that the query keeps, in the order in which they came. */
export function selectReported(reported: readonly ReportedResultView[], query: LeaderboardQuery): ReportedResultView[] {
  return query.measured ? [] : reported.filter(keeps(query));
}

/** Largest upper end of an interval among the entries, for an axis that all rows share. */
export function highestOf(entries: readonly LeaderboardEntry[], reported: readonly ReportedResultView[], metric: Metric): number {
  return Math.max(0.01, ...entries.map((entry) => entry.metrics[metric].high ?? entry.metrics[metric].mean), ...reported.map(({ metrics }) => metrics[metric] ?? 0));
}
