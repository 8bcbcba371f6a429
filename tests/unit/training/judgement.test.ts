import { describe, expect, it } from "vitest";
import { brokenStopRule, conclude, movedBy, stopRulesSchema, Thinner } from "@/lib/core/training";

const ENDED = { kind: "ended", exitCode: 0, signal: null, isOutOfMemory: false } as const;
const NOTHING = { result: null, wasAsked: false, lastLine: "" };

describe("what an attempt came to", () => {
  it("is what the trainer says itself, where it says anything", () => {
    const result = { state: "stopped", step: 3, message: "Stopped after step 3.", code: null } as const;
    expect(conclude(ENDED, { ...NOTHING, result, wasAsked: true })).toEqual({ state: "stopped", reason: "Stopped after step 3.", code: null });
  });

  it("is a stop that nobody had asked for where what it ran on went away", () => {
    const result = { state: "stopped", step: 3, message: "Stopped after step 3.", code: null } as const;
    expect(conclude(ENDED, { ...NOTHING, result })).toMatchObject({ state: "stopped", reason: expect.stringMatching(/^Stopped after step 3\. Nobody had asked for it here.*Resume it/) as string });
  });

  it("is lost where the launcher knows it no more", () => {
    expect(conclude({ kind: "gone", reason: "The host was started anew." }, NOTHING)).toMatchObject({ state: "lost", reason: expect.stringContaining("The host was started anew.") as string });
  });

  it("is out of memory where the kernel says so, with advice", () => {
    expect(conclude({ ...ENDED, exitCode: null, signal: "SIGKILL", isOutOfMemory: true }, NOTHING)).toMatchObject({ state: "failed", code: "out_of_memory", reason: expect.stringContaining("microBatch") as string });
  });

  it("is a stop where it was asked to and had to be ended", () => {
    expect(conclude({ ...ENDED, exitCode: null, signal: "SIGKILL" }, { ...NOTHING, wasAsked: true })).toMatchObject({ state: "stopped" });
  });

  it("is a run file that was refused, in the trainer's words", () => {
    expect(conclude({ ...ENDED, exitCode: 2 }, { ...NOTHING, lastLine: "steps: must be 1 or more" })).toMatchObject({ state: "failed", code: "configuration", reason: expect.stringContaining("steps: must be") as string });
  });

  it("is a failure where it ended without a word, even with status 0", () => {
    expect(conclude(ENDED, NOTHING)).toMatchObject({ state: "failed", code: "internal" });
    expect(conclude({ ...ENDED, exitCode: null, signal: "SIGKILL" }, NOTHING)).toMatchObject({ state: "failed", reason: expect.stringContaining("SIGKILL") as string });
  });
});

describe("a trainer's word", () => {
  it.each([
    ["starting", "started", "running"],
    ["stopping", "resumed", null],
    ["running", "stopping", "stopping"],
    ["lost", "resumed", "running"],
    ["running", "finished", "finished"],
    ["queued", "stopped", null],
    ["finished", "started", null],
  ] as const)("to a run that is %s, that it %s, makes it %s", (state, told, then) => {
    expect(movedBy(state, told)).toBe(then);
  });
});

describe("stop rules", () => {
  const rules = stopRulesSchema.parse({ window: 2, minEntropy: 0.5, maxImplausible: 1, minUniqueCode: 0.2 });

  it("speak of the mean over a whole window", () => {
    expect(brokenStopRule(rules, { entropy: [0.1] })).toBeNull();
    expect(brokenStopRule(rules, { entropy: [0.1, 0.9] })).toBeNull();
    expect(brokenStopRule(rules, { entropy: [0.1, 0.8] })).toContain("mean entropy is 0.45");
    expect(brokenStopRule(rules, { eff_implausible: [1, 2] })).toContain("eff_implausible is 1.5");
    expect(brokenStopRule(rules, { unique_code_frac: [0.1, 0.2] })).toContain("unique_code_frac");
  });

  it("that are off say nothing", () => {
    expect(brokenStopRule(stopRulesSchema.parse({ window: 1 }), { kl: [1e9], entropy: [0], eff_implausible: [1e9], unique_code_frac: [0] })).toBeNull();
  });
});

describe("thinning", () => {
  const thin = (values: (number | null)[], most: number) => {
    const thinner = new Thinner<{ seq: number; values: Record<string, number | null> }>(values.length, most);
    values.forEach((value, i) => thinner.add({ seq: i + 1, values: { m: value, ...(i % 2 === 0 ? { rare: i } : {}) } }));
    return thinner.points();
  };
  const seqs = (points: ReturnType<typeof thin>, metric: string) => points.filter(({ values }) => metric in values).map(({ seq }) => seq);

  it("leaves at most so many of each metric, in their order, with the ends and the extremes", () => {
    const values = Array.from({ length: 500 }, (_, i) => Math.sin(i / 7) * (i === 250 ? 10 : 1));
    const points = thin(values, 30);
    expect(seqs(points, "m").length).toBeLessThanOrEqual(30);
    expect(seqs(points, "rare").length).toBeLessThanOrEqual(30);
    expect(seqs(points, "m")).toEqual([...seqs(points, "m")].sort((a, b) => a - b));
    expect(seqs(points, "m")).toEqual(expect.arrayContaining([1, 251, 500]));
  });

  it("keeps the last point also where it is not a number", () => {
    expect(thin([1, 2, 3, null], 10).at(-1)).toEqual({ seq: 4, values: { m: null } });
  });
});
