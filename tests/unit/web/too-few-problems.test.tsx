import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { interval as cliInterval } from "@/cli/remote/describe";
import { Scores } from "@/components/submissions/scores";
import { plusMinus } from "@/components/format";
import { badgeTitle } from "@/lib/core/outputs/badge";
import { resultBibtex } from "@/lib/core/outputs/bibtex";
import { evalResultsYaml } from "@/lib/core/outputs/eval-results";
import { resamplesFor, estimateMean } from "@/lib/core/scoring/resampling";
import type { Interval } from "@/lib/core/views/common";
import { summarise } from "@/lib/services/scoring/scoreSummary";
import { publicResult } from "../outputs/result";

const NONE: Interval = { mean: 0.5, low: null, high: null };
const scores = { beyondI: NONE, beyondT: NONE, beyondM: NONE, passAt1: NONE };
const result = publicResult({ scores });

/** The summary of a submission with one value for each problem. */
function summaryOf(values: readonly number[]) {
  const estimate = estimateMean(values, resamplesFor(values.length));
  const names = ["beyondI", "beyondT", "beyondM", "passAt1", "noiseAwareT", "noiseAwareM", "noiseAwareI", "mercuryT"];
  return summarise({ means: Object.fromEntries(names.map((name) => [name, estimate])), coverage: {} } as never);
}

describe("a score over fewer than five problems", () => {
  it("is stored without an interval, and one over five with it", () => {
    expect(summaryOf([1, 1, 1, 1]).metrics.beyondI).toEqual({ mean: 1, low: null, high: null });
    const five = summaryOf([0, 1, 1, 0, 1]).metrics.beyondI;
    expect(five?.low).toBeLessThan(0.6);
    expect(five?.high).toBeGreaterThan(0.6);
  });

  it("is shown without an interval, wherever it is shown", () => {
    const page = renderToStaticMarkup(<Scores scores={scores} />);
    expect(page).toContain("too few problems");
    expect(page).not.toContain("NaN");
    expect(plusMinus(NONE)).toBe("no interval");
    expect(cliInterval(NONE)).toBe("50.0 % (fewer than five problems, so no interval)");
    expect(badgeTitle(result)).toContain("Beyond-I 50.0 %, Pass@1");
    expect(resultBibtex(result, "https://a.example/")).toContain("note = {Beyond-I 50.0 \\%; Pass@1");
    expect(evalResultsYaml({ ...result, hub: { id: "a/b", revision: "c" } }, "https://a.example/")).not.toContain("interval");
  });
});
