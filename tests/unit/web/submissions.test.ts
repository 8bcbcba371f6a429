import { describe, expect, it } from "vitest";
import * as format from "@/components/format";
import { parseLeaderboardQuery } from "@/components/leaderboard/query";
import { selectReported } from "@/components/leaderboard/rows";
import { isFiltered, parseSubmissionsQuery, submissionsHref } from "@/components/submissions/query";
import { standingOf } from "@/components/submissions/standing";
import type { ReportedResultView } from "@/lib/core/views/reported";

const ID = "019a0000-0000-7000-8000-000000000000";

describe("the address of the list of submissions", () => {
  it("holds its filters, and leaves out what is not valid", () => {
    const query = parseSubmissionsQuery({ set: "starter", state: "scored", mine: "1", language: "cobol", cursor: "nothing" });
    expect(query).toEqual({ set: "starter", state: "scored", mine: true, language: undefined, cursor: undefined });
    expect(submissionsHref(query, {})).toBe("/submissions?mine=1&set=starter&state=scored");
    expect([isFiltered(query), isFiltered(parseSubmissionsQuery({})), submissionsHref(parseSubmissionsQuery({}), {})]).toEqual([true, false, "/submissions"]);
  });

  it("starts from the newest again when a filter changes", () => {
    const query = parseSubmissionsQuery({ state: "scored", cursor: ID });
    expect(submissionsHref(query, { state: "failed" })).toBe("/submissions?state=failed");
    expect(submissionsHref(query, { cursor: ID })).toBe(`/submissions?state=scored&cursor=${ID}`);
  });
});

describe("self-reported rows of the board", () => {
  const row = (name: string, method: ReportedResultView["method"]) =>
    ({ id: name, method, model: { slug: name, name, link: null, licence: "mit", openWeights: true, sizeBillions: 7 } }) as ReportedResultView;
  const rows = [row("one", "grpo"), row("two", "dpo")];
  const names = (params: Record<string, string>) => selectReported(rows, parseLeaderboardQuery(params)).map(({ id }) => id);

  it("answer the search as measured ones do, and leave when only measured entries are asked for", () => {
    expect([names({}), names({ q: "size:<8B method:dpo" }), names({ method: "grpo" }), names({ measured: "1" })]).toEqual([["one", "two"], ["two"], ["one"], []]);
  });
});

describe("how far a row can be trusted", () => {
  it.each([
    ["user", true, "verified"], ["user", false, "measured"], ["example", true, "example"], ["published", false, "published"],
  ] as const)("%s, verified: %s, is %s", (origin, isVerified, expected) => {
    expect(standingOf({ origin, isVerified })).toBe(expected);
  });
});

it("a cost is written in dollars", () => {
  expect([0, 0.4, 12.5, 1234.4].map(format.dollars)).toEqual(["$0.00", "$0.40", "$12.50", "$1,234"]);
});
