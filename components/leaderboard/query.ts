import { z } from "zod";
import type { Language } from "@/lib/core/problem";
import { languageSchema, METHODS, METRICS, type Metric } from "@/lib/core/views/common";

/** Columns beside rank, model and the leading metric, in their order. */
export const COLUMNS = {
  beyondI: "Beyond-I",
  beyondT: "Beyond-T",
  beyondM: "Beyond-M",
  passAt1: "Pass@1",
  noiseAware: "Noise-aware Beyond-I",
  mercury: "Mercury's Beyond",
  winRate: "Win rate",
  size: "Size",
  coverage: "Coverage",
  samples: "Samples",
  licence: "Licence",
  status: "Status, date",
} as const;
export type ColumnId = keyof typeof COLUMNS;
export const COLUMN_IDS = Object.keys(COLUMNS) as ColumnId[];
export const DEFAULT_COLUMNS: readonly ColumnId[] = ["beyondI", "beyondT", "beyondM", "passAt1", "size", "coverage", "status"];

export const SORTS = [...METRICS, "model", "noiseAware", "mercury", "winRate", "size", "coverage", "samples", "date"] as const;
export type SortKey = (typeof SORTS)[number];

const text = z.string().trim().max(200).catch("");
const flag = z.literal("1").transform(() => true).catch(false);

const schema = z.object({
  set: z.string().min(1).max(100).optional().catch(undefined),
  language: languageSchema.optional().catch(undefined),
  sort: z.enum(SORTS).catch("beyondI"),
  dir: z.enum(["asc", "desc"]).optional().catch(undefined),
  q: text,
  method: z.enum(METHODS).optional().catch(undefined),
  open: flag,
  measured: flag,
  cols: text.transform((value): ColumnId[] | null => {
    const chosen = value.split(",").filter((id): id is ColumnId => id in COLUMNS);
    return chosen.length === 0 ? null : chosen;
  }),
});

export interface LeaderboardQuery {
  set: string | undefined;
  language: Language | undefined;
  sort: SortKey;
  dir: "asc" | "desc";
  q: string;
  method: (typeof METHODS)[number] | undefined;
  /** Only models with open weights. */
  open: boolean;
  /** Only submissions of people: no bundled examples, no published figures. */
  measured: boolean;
  /** Null: the default columns. */
  cols: ColumnId[] | null;
}

export type SearchParams = Record<string, string | string[] | undefined>;

/** What names and words sort from A; everything else from the largest. */
function defaultDirection(sort: SortKey): "asc" | "desc" {
  return sort === "model" ? "asc" : "desc";
}

/** The state of the page from its address; what is not valid falls back to the default. */
export function parseLeaderboardQuery(params: SearchParams): LeaderboardQuery {
  const single = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, Array.isArray(value) ? value[0] : value]));
  const parsed = schema.parse(single);
  return { ...parsed, set: parsed.set, language: parsed.language, method: parsed.method, dir: parsed.dir ?? defaultDirection(parsed.sort) };
}

/** The address of the page with some of its state changed; defaults are left out. */
export function leaderboardHref(query: LeaderboardQuery, change: Partial<LeaderboardQuery> = {}): string {
  const next = { ...query, ...change };
  const params = new URLSearchParams();
  if (next.set) params.set("set", next.set);
  if (next.language) params.set("language", next.language);
  if (next.sort !== "beyondI") params.set("sort", next.sort);
  if (next.dir !== defaultDirection(next.sort)) params.set("dir", next.dir);
  if (next.q) params.set("q", next.q);
  if (next.method) params.set("method", next.method);
  if (next.open) params.set("open", "1");
  if (next.measured) params.set("measured", "1");
  if (next.cols) params.set("cols", next.cols.join(","));
  const search = params.toString();
  return search === "" ? "/" : `/?${search}`;
}

/** The metric that ranks and fills the bar column: the sorted one, or Beyond-I when sorted by something else. */
export function leadMetric(query: LeaderboardQuery): Metric {
  return METRICS.find((metric) => metric === query.sort) ?? "beyondI";
}
