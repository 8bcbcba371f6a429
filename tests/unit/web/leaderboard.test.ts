import { describe, expect, it } from "vitest";
import { leaderboardHref, leadMetric, parseLeaderboardQuery } from "@/components/leaderboard/query";
import { selectRows } from "@/components/leaderboard/rows";
import { leaderboardCsv } from "@/lib/server/leaderboard-csv";
import type { LeaderboardEntry, LeaderboardView } from "@/lib/core/views/leaderboard";

function entry(name: string, beyondI: number, more: Partial<LeaderboardEntry["model"]> & { method?: LeaderboardEntry["method"] } = {}): LeaderboardEntry {
  const { method = "vanilla", ...model } = more;
  const score = { mean: beyondI, low: beyondI - 0.05, high: beyondI + 0.05 };
  const rank = { low: 1, high: 2 };
  return {
    submissionId: name, method, iteration: null, origin: "user",
    model: { slug: name, name, link: null, licence: null, openWeights: null, sizeBillions: null, ...model },
    metrics: { beyondI: score, beyondT: score, beyondM: score, passAt1: score },
    noiseAware: { beyondT: 0, beyondM: 0, beyondI: 0 }, mercuryBeyond: 0, winRate: null,
    ranks: { beyondI: rank, beyondT: rank, beyondM: rank, passAt1: rank },
    coverage: 1, sampleCount: 24, finishedAt: "2026-11-01T00:00:00.000Z", verifiedAt: null,
  };
}

const ENTRIES = [
  entry("small", 0.3, { sizeBillions: 3, licence: "mit", openWeights: true, method: "grpo" }),
  entry("large", 0.6, { sizeBillions: 32, licence: "apache-2.0", openWeights: true }),
  entry("api", 0.5),
];
const names = (params: Record<string, string>) => selectRows(ENTRIES, parseLeaderboardQuery(params)).map(({ model }) => model.name);

describe("the state of the leaderboard page", () => {
  it("survives the way through its address", () => {
    const query = parseLeaderboardQuery({ set: "venus", sort: "size", dir: "asc", q: "coder", method: "dpo", open: "1", cols: "size,date" });
    const back = Object.fromEntries(new URL(leaderboardHref(query), "http://here").searchParams);
    expect(parseLeaderboardQuery(back)).toEqual(query);
  });

  it("falls back to the default for anything that is not valid", () => {
    const query = parseLeaderboardQuery({ sort: "nonsense", dir: "sideways", method: "magic", cols: "nothing,at,all" });
    expect(query).toMatchObject({ sort: "beyondI", dir: "desc", method: undefined, cols: null });
    expect(leaderboardHref(query)).toBe("/");
  });

  it("ranks by the metric that it is sorted by, and by Beyond-I otherwise", () => {
    expect(leadMetric(parseLeaderboardQuery({ sort: "passAt1" }))).toBe("passAt1");
    expect(leadMetric(parseLeaderboardQuery({ sort: "date" }))).toBe("beyondI");
  });
});

describe("rows of the leaderboard", () => {
  it("come from the best down", () => expect(names({})).toEqual(["large", "api", "small"]));

  it("without a value come last in either direction", () => {
    expect(names({ sort: "size" })).toEqual(["large", "small", "api"]);
    expect(names({ sort: "size", dir: "asc" })).toEqual(["small", "large", "api"]);
  });

  it("are found by size, licence, method and part of the name", () => {
    expect(names({ q: "size:<8B" })).toEqual(["small"]);
    expect(names({ q: "licence:apache" })).toEqual(["large"]);
    expect(names({ q: "method:grpo" })).toEqual(["small"]);
    expect(names({ q: "AP" })).toEqual(["api"]);
    expect(names({ open: "1" })).toEqual(["large", "small"]);
  });
});

describe("the leaderboard as CSV", () => {
  it("has one line an entry and turns no name into a formula", () => {
    const view = { snapshot: { entries: [entry('=HYPERLINK("x"), y', 0.5)] } } as unknown as LeaderboardView;
    const [header, line, end] = leaderboardCsv(view).split("\r\n");
    expect(header?.startsWith("rank_low,rank_high,model,")).toBe(true);
    expect(line?.startsWith(`1,2,"'=HYPERLINK(""x""), y",`)).toBe(true);
    expect(end).toBe("");
  });
});
