import { describe, expect, it } from "vitest";
import { layOutCores, parseCpuList } from "@/lib/infra/cores";
import { readEnv } from "@/lib/infra/env";

const read = (source: Record<string, string>) => readEnv({ NODE_ENV: "test", ...source }, "/project");

describe("readEnv", () => {
  it("has a default for everything that a first start needs", () => {
    expect(read({})).toMatchObject({ PORT: 3000, DATA_DIR: "/project/.data", LOG_LEVEL: "info" });
    expect(read({}).DATABASE_URL).toBeUndefined();
  });

  it("takes an empty variable for one that is not set", () => {
    expect(read({ DATABASE_URL: "", PORT: "", DATA_DIR: "" })).toMatchObject({ PORT: 3000, DATABASE_URL: undefined, DATA_DIR: "/project/.data" });
  });

  it("names every variable at fault, in one error", () => {
    expect(() => read({ PORT: "http", DATABASE_URL: "mysql://x" })).toThrow(/DATABASE_URL.*PORT/s);
  });

  it("reads the languages of a host by any usual name and refuses one that there is not", () => {
    expect(read({ SANDBOX_LANGUAGES: "python3, C++" }).SANDBOX_LANGUAGES).toEqual(["python3", "cpp"]);
    expect(() => read({ SANDBOX_LANGUAGES: "python3,cobol" })).toThrow(/SANDBOX_LANGUAGES.*"cobol" is no language/);
  });

  it("gives one data folder one instance name, and two folders two", () => {
    const name = read({ DATA_DIR: "/a" }).AFTERBURNER_INSTANCE;
    expect(read({ DATA_DIR: "/a" }).AFTERBURNER_INSTANCE).toBe(name);
    expect(read({ DATA_DIR: "/b" }).AFTERBURNER_INSTANCE).not.toBe(name);
  });
});

const alone = (core: number) => [core];
/** Threads of one physical core are numbered as most kernels do: 0 and n, 1 and n + 1. */
const pairs = (physical: number) => (core: number) => [core % physical, (core % physical) + physical];
const upTo = (count: number) => Array.from({ length: count }, (_, core) => core);

describe("the layout of cores", () => {
  it("reads the kernel's lists", () => {
    expect(parseCpuList("0-2,5\n")).toEqual([0, 1, 2, 5]);
    expect(parseCpuList("")).toEqual([]);
  });

  it("never lets a measuring core do anything else, unless there is only one", () => {
    expect(layOutCores([0, 1], undefined, alone)).toEqual({ measuring: [1], helper: [0], degraded: false });
    expect(layOutCores([0, 1, 2, 3], [2, 3], alone)).toEqual({ measuring: [2, 3], helper: [0, 1], degraded: false });
    expect(layOutCores([4], undefined, alone)).toEqual({ measuring: [4], helper: [4], degraded: true });
  });

  it("drops cores that are not allowed and keeps one for everything else", () => {
    expect(layOutCores([0, 1], [1, 9], alone)).toEqual({ measuring: [1], helper: [0], degraded: false });
    expect(layOutCores([0, 1], [0, 1], alone)).toEqual({ measuring: [1], helper: [0], degraded: false });
  });

  it("leaves the sibling threads of measuring cores idle", () => {
    expect(layOutCores(upTo(8), undefined, pairs(4))).toEqual({ measuring: [5, 6, 7], helper: [0, 4], degraded: false });
    expect(layOutCores(upTo(8), [3], pairs(4))).toEqual({ measuring: [3], helper: [0, 1, 2, 4, 5, 6], degraded: false });
  });

  it("calls two threads of one physical core degraded", () => {
    expect(layOutCores([0, 1], undefined, pairs(1))).toEqual({ measuring: [1], helper: [0], degraded: true });
  });

  it("keeps a helper core for every four", () => {
    const { measuring, helper } = layOutCores(upTo(16), undefined, alone);
    expect([measuring.length, helper]).toEqual([12, [0, 1, 2, 3]]);
  });
});
