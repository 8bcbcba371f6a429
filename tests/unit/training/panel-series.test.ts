import { describe, expect, it } from "vitest";
import { scoreSeries } from "@/components/training/charts";
import { differences } from "@/components/training/compare";
import { lastValue, NOTHING_HELD, stepRows, thinned, withPage, type Sample } from "@/components/training/series";
import { timeRows } from "@/components/training/time-chart";
import type { MetricPage, TrainingCheckpointView } from "@/lib/core/views/training";

const page = (points: [seq: number, step: number, values: Record<string, number | null>][], rest: Partial<MetricPage> = {}): MetricPage => ({
  points: points.map(([seq, step, values]) => ({ seq, step, values, at: "2026-01-01T00:00:00Z" })),
  lastSeq: points.at(-1)?.[0] ?? 0, rewoundTo: null, state: "running", isThinned: false, ...rest,
});
const steps = (held: ReturnType<typeof withPage>, name = "reward") => held.series.get(name)?.map(({ step, value }) => [step, value]);

describe("metrics that a page holds", () => {
  it("grow by what is new, and take nothing twice", () => {
    const first = withPage(NOTHING_HELD, page([[1, 1, { reward: 0.1 }], [2, 2, { reward: 0.2 }]]));
    const again = withPage(first, page([[2, 2, { reward: 0.2 }], [3, 3, { reward: 0.3, kl: 1 }]]));
    expect(steps(again)).toEqual([[1, 0.1], [2, 0.2], [3, 0.3]]);
    expect(steps(again, "kl")).toEqual([[3, 1]]);
    expect(again.lastSeq).toBe(3);
  });

  it("lose the steps that a resumed run does again, and keep what it did since", () => {
    const before = withPage(NOTHING_HELD, page([[1, 1, { reward: 0.1 }], [2, 2, { reward: 0.2 }], [3, 3, { reward: 0.3 }]]));
    expect(steps(withPage(before, page([[5, 2, { reward: 0.9 }]], { rewoundTo: 1, lastSeq: 5 })))).toEqual([[1, 0.1], [2, 0.9]]);
    expect(steps(withPage(before, page([], { rewoundTo: 1, lastSeq: 4 })))).toEqual([[1, 0.1]]);
  });

  it("stay few however long a run is, with its lowest, its highest and its last", () => {
    let held = NOTHING_HELD;
    for (let from = 0; from < 40_000; from += 1000) {
      held = withPage(held, page(Array.from({ length: 1000 }, (_, index) => [from + index + 1, from + index + 1, { reward: from + index === 12_345 ? 99 : Math.sin(from + index) }])));
    }
    const samples = held.series.get("reward") ?? [];
    expect(samples.length).toBeLessThanOrEqual(8000);
    expect(Math.max(...samples.map(({ value }) => value ?? 0))).toBe(99);
    expect(samples.at(-1)?.step).toBe(40_000);
    expect(samples[0]?.step).toBe(1);
  });
});

describe("thinning", () => {
  const samples: Sample[] = Array.from({ length: 1000 }, (_, seq) => ({ seq, step: seq, value: seq === 500 ? -7 : seq === 501 ? 7 : seq % 3 === 0 ? null : 0.5 }));

  it("keeps the first, the last and every extreme within the number that was asked for", () => {
    const kept = thinned(samples, 100);
    expect(kept.length).toBeLessThanOrEqual(100);
    expect([kept[0]?.seq, kept.at(-1)?.seq]).toEqual([0, 999]);
    expect(kept.map(({ value }) => value)).toEqual(expect.arrayContaining([-7, 7]));
    expect(kept.map(({ seq }) => seq)).toEqual([...kept].map(({ seq }) => seq).sort((a, b) => a - b));
  });

  it("leaves what is few as it is", () => {
    expect(thinned(samples.slice(0, 100), 100)).toEqual(samples.slice(0, 100));
  });
});

describe("rows of a chart", () => {
  const held = withPage(NOTHING_HELD, page([[1, 1, { a: 1, b: null }], [2, 2, { a: 2 }], [3, 4, { b: 4 }]]));

  it("hold every line's value at every step that is drawn", () => {
    expect(stepRows(held.series, ["a", "b", "none"], 100)).toEqual([{ step: 1, a: 1, b: null }, { step: 2, a: 2 }, { step: 4, b: 4 }]);
    expect(lastValue(held.series.get("b"))).toBe(4);
    expect(lastValue(withPage(NOTHING_HELD, page([[1, 1, { b: null }]])).series.get("b"))).toBeNull();
  });

  it("split a step's time into generation, sandbox and the rest", () => {
    const timed = withPage(NOTHING_HELD, page([[1, 1, { "time/step": 10, "time/generation": 3, "time/sandbox": 5 }], [2, 2, { "time/step": 1 }]]));
    expect(timeRows(timed.series)).toEqual([{ step: 1, generation: 3, sandbox: 5, update: 2 }, { step: 2, generation: 0, sandbox: 0, update: 1 }]);
  });
});

describe("what stands beside the reward", () => {
  it("are the scores of the checkpoints that have any", () => {
    const evaluation = { runId: "r", state: "done", submissionId: "s", passAt1: 0.5, beyondT: 0.1, beyondM: 0.2, beyondI: 0.3 };
    const checkpoint = (step: number, scored: boolean) => ({ step, evaluation: scored ? evaluation : { ...evaluation, passAt1: null } }) as TrainingCheckpointView;
    expect(scoreSeries([checkpoint(10, true), checkpoint(20, false)]).get("beyondI")?.map(({ step, value }) => [step, value])).toEqual([[10, 0.3]]);
    expect(scoreSeries([checkpoint(20, false)]).size).toBe(0);
  });

  it("of two plans are the fields that differ", () => {
    expect(differences([{ steps: 1, grpo: { beta: 0 }, same: [1, 2] }, { steps: 2, same: [1, 2] }])).toEqual([{ field: "steps", values: ["1", "2"] }, { field: "grpo.beta", values: ["0", "–"] }]);
  });
});
