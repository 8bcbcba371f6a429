import { describe, expect, it } from "vitest";
import { executeRequestSchema, toExecution, toMonolithAnswer } from "@/lib/core/executions/monolith";
import { batchRequestSchema } from "@/lib/core/executions/request";
import type { RanResult } from "@/lib/core/executions/result";

const faultsOf = (value: unknown) =>
  batchRequestSchema.safeParse(value).error?.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`) ?? [];

describe("a request for executions", () => {
  it("needs no more than code", () => {
    expect(batchRequestSchema.parse({ executions: [{ code: "print(1)" }] })).toMatchObject({
      deadlineSeconds: 600,
      executions: [{ language: "python3", repeats: 1 }],
    });
  });

  it("knows languages by the names that people use", () => {
    const names = ["py", "python", "C++", "golang", "js", "Rust", "java"];
    const { executions } = batchRequestSchema.parse({ executions: names.map((language) => ({ code: "", language })) });
    expect(executions.map(({ language }) => language)).toEqual(["python3", "python3", "cpp", "go", "javascript", "rust", "java"]);
  });

  it("names each field at fault with its execution", () => {
    const faults = faultsOf({
      executions: [
        { code: "x", language: "ruby" },
        { code: "x", problem: "sum", stdin: "1" },
        { code: "x", set: "starter" },
        { code: "x", repeat: 3 },
        { code: "x", repeats: 99 },
        { problem: "sum", code: "x".repeat(300_000) },
      ],
    });
    expect(faults).toHaveLength(6);
    expect(faults[0]).toMatch(/^executions\.0\.language: "ruby" is no language we know; known are python3/);
    expect(faults[1]).toMatch(/^executions\.1\.stdin: /);
    expect(faults[2]).toMatch(/^executions\.2\.set: /);
    expect(faults[3]).toMatch(/^executions\.3: .*repeat/);
    expect(faults[4]).toMatch(/^executions\.4\.repeats: /);
    expect(faults[5]).toMatch(/^executions\.5\.code: is longer than/);
  });

  it("is refused when empty", () => {
    expect(faultsOf({ executions: [] })).toEqual(["executions: needs at least one execution"]);
  });
});

const ran: RanResult = {
  outcome: "ran", status: "ok", exitCode: 0, signal: null, stdout: "Success\n", stdoutBytes: 8, stdoutTruncated: false, stderr: "",
  readings: { wallNs: 11e6, cpuNs: 10e6, peakBytes: 9 * 1024 ** 2, integralByteSeconds: 90_000, voluntarySwitches: 2, involuntarySwitches: 1 },
  figures: {
    wallNs: 10e6, cpuNs: 9e6, peakBytes: 8 * 1024 ** 2, integralByteSeconds: 1024 * 80, integralErrorByteSeconds: 1, peakSource: "rss_tree", cleanRepeats: 1,
    wallRelativeError: null, peakRelativeError: null, integralRelativeError: null,
  },
  contamination: null, profile: "p", worker: "w",
};
const traced = { ...ran, trace: [{ tNs: 0, bytes: 4096 }, { tNs: 10e6, bytes: 8192 }] };

describe("the original's API", () => {
  it("takes profiling by both names, caps the time and knows the original's defaults", () => {
    const take = (fields: object) => toExecution(executeRequestSchema.parse({ code: "x", language: "python", ...fields }));
    expect(take({})).toMatchObject({ language: "python3", stdin: "", libraries: [], trace: false, limits: { totalWallMs: 30_000, memoryBytes: 1024 ** 3 } });
    expect(take({ run_profiling: true, timeout: 500, stdin: null, libraries: null })).toMatchObject({ trace: true, limits: { totalWallMs: 120_000 } });
    expect(take({ run_memory_profile: true }).trace).toBe(true);
  });

  it("answers a profiled run with time in ms, memory in KB, integral in KB x ms and the log", () => {
    expect(toMonolithAnswer("t", traced)).toEqual({
      task_id: "t", status: "success", error: null,
      output_dict: { stdout: "Success\n", stderr: "", duration: 10, peak_memory: 8192, integral: 80_000, log: [[0, 4], [10_000_000, 8]] },
    });
  });

  it("answers a run without profiling with what time -v would say", () => {
    expect(toMonolithAnswer("t", ran).output_dict).toMatchObject({
      integral: 0, log: [],
      time_v: { elapsed_time_seconds: 0.01, user_time: 0.009, max_resident_set_kb: 8192, exit_status: 0, voluntary_context_switches: 2 },
    });
  });

  it("says what kept a program from an answer", () => {
    const answer = (fields: Partial<RanResult>) => toMonolithAnswer("t", { ...ran, figures: null, ...fields });
    expect(answer({ status: "wall_limit" })).toMatchObject({ status: "timeout", error: "Task timed out.", output_dict: null });
    expect(answer({ status: "memory_limit" })).toMatchObject({ status: "error", error: expect.stringContaining("memory") });
    expect(answer({ status: "nonzero_exit", exitCode: 1, stderr: "Traceback" })).toMatchObject({ status: "success", output_dict: { stderr: "Traceback", time_v: { exit_status: 1 } } });
    expect(answer({ status: "ok", contamination: "preempted" })).toMatchObject({ status: "error", error: expect.stringContaining("preempted") });
    expect(toMonolithAnswer("t", { outcome: "failed", code: "invalid_input", message: "It lacks numpy.", hint: "Do without." })).toEqual({
      task_id: "t", status: "error", error: "It lacks numpy. Do without.", output_dict: null,
    });
  });
});
