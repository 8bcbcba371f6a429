import { describe, expect, it } from "vitest";
import { contaminationOf, repeatContamination } from "@/lib/core/judging";
import { scriptedRun, type ScriptedCase } from "./scriptedSession";

const run = (does: ScriptedCase) => scriptedRun(0, does);
const many = (count: number, does: ScriptedCase) => Array.from({ length: count }, (_, i) => scriptedRun(i, does));

describe("contaminationOf", () => {
  it("lets a quiet run pass, long or short", () => {
    expect(contaminationOf(run({ wallNs: 2e6, cpuNs: 1.4e6 }))).toBeNull();
    expect(contaminationOf(run({ wallNs: 5e9, cpuNs: 4.8e9, involuntarySwitches: 200 }))).toBeNull();
  });

  it("does not take one tick of steal in a short case for a loss, but two", () => {
    expect(contaminationOf(run({ wallNs: 2e6, cpuNs: 1.9e6, stealNs: 10e6 }))).toBeNull();
    expect(contaminationOf(run({ wallNs: 2e6, cpuNs: 1.9e6, stealNs: 20e6 }))).toBe("steal");
  });

  it("takes one tick of steal for a loss where the gap shows it", () => {
    expect(contaminationOf(run({ wallNs: 12e6, cpuNs: 2e6, stealNs: 10e6 }))).toBe("steal");
  });

  it("needs both an involuntary switch and a gap for a preemption", () => {
    expect(contaminationOf(run({ involuntarySwitches: 50 }))).toBeNull();
    expect(contaminationOf(run({ wallNs: 16e6, cpuNs: 10e6, involuntarySwitches: 2 }))).toBe("preempted");
  });

  it("does not blame a gap on the host when the program waits in many steps by itself", () => {
    const waiting = { wallNs: 30e6, cpuNs: 10e6 };
    expect(contaminationOf(run({ ...waiting, voluntarySwitches: 2 }))).toBe("unexplained_gap");
    expect(contaminationOf(run({ ...waiting, voluntarySwitches: 40 }))).toBeNull();
  });

  it("minds a stalled sampler only where the integral is uncertain for it", () => {
    expect(contaminationOf(run({ maxSampleGapNs: 8e6 }))).toBeNull();
    expect(contaminationOf(run({ maxSampleGapNs: 8e6, integralErrorByteSeconds: 8_000 }))).toBe("sampler_gap");
    expect(contaminationOf(run({ maxSampleGapNs: 8e6, integralErrorByteSeconds: 8_000, sampleCount: 0 }))).toBeNull();
  });
});

describe("repeatContamination", () => {
  it("forgives one short case of many what does not move the total", () => {
    const runs = many(30, {});
    runs[3] = scriptedRun(3, { wallNs: 12e6, cpuNs: 10e6, involuntarySwitches: 1 });
    expect(contaminationOf(runs[3])).toBe("preempted");
    expect(repeatContamination(runs)).toBeNull();
  });

  it("condemns the repeat for one case that does move the total", () => {
    const runs = many(30, {});
    runs[3] = scriptedRun(3, { wallNs: 30e6, cpuNs: 10e6, involuntarySwitches: 3 });
    expect(repeatContamination(runs)).toBe("preempted");
  });

  it("sees small losses in every case that no case shows by itself", () => {
    const runs = many(30, { wallNs: 10e6, cpuNs: 9e6, involuntarySwitches: 1 });
    expect(runs.map(contaminationOf).every((one) => one === null)).toBe(true);
    expect(repeatContamination(runs)).toBe("preempted");
  });
});
