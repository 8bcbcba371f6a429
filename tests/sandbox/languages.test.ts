import { describe, expect, it } from "vitest";

import type { CaseRun, CaseStatus } from "@/lib/core/measurement";
import type { Language } from "@/lib/core/problem";
import { createSandbox, requireDocker } from "@/lib/monolith";

import { LANGUAGE_PROGRAMS, type ProgramName } from "./languages";
import { execute, LIMITS, MIB, outputOf, type Program, useSandbox } from "./support";

const fixture = useSandbox();

const LANGUAGES = Object.keys(LANGUAGE_PROGRAMS) as Language[];

async function run(language: Language, name: ProgramName, program: Omit<Program, "source" | "language"> = {}): Promise<CaseRun[]> {
  return execute(fixture.sandbox, { ...program, language, source: LANGUAGE_PROGRAMS[language][name] });
}

async function runOne(language: Language, name: ProgramName, program: Omit<Program, "source" | "language"> = {}): Promise<CaseRun> {
  const [first] = await run(language, name, program);
  if (!first) throw new Error("no case was run");
  return first;
}

async function compileErrorOf(language: Language, source: string): Promise<string> {
  const session = await fixture.sandbox.open("measure", { language });
  try {
    const result = await session.prepare({ language, source, limits: LIMITS });
    if (result.ok) throw new Error("it compiled");
    return result.output === "" ? result.reason : result.output;
  } finally {
    await session.close();
  }
}

/** How far peaks of one program may lie apart: garbage collectors and their threads have their own time. */
const PEAK_SPREAD: Record<Language, number> = {
  python3: MIB,
  cpp: MIB / 2,
  rust: MIB / 2,
  go: 4 * MIB,
  javascript: 4 * MIB,
  java: 6 * MIB,
};

describe.each(LANGUAGES)("%s", { timeout: 600_000 }, (language) => {
  it("is in the profile with its version, and with nothing of another language", async () => {
    const profile = await fixture.sandbox.profile(language);
    expect(profile.language).toBe(language);
    expect(Object.keys(profile.languageVersions)).toEqual([language]);
    expect(profile.languageVersions[language]).toMatch(/^\d+\.\d+/);
  });

  it("reads stdin, writes stdout, starts every case anew in an empty workspace", async () => {
    const runs = await run(language, "sum", { inputs: ["1 2 3\n", "40 2\n", "", "1 2 3\n", "1 2 3\n"] });
    expect(runs.map(({ status, stderrTail }) => ({ status, stderrTail }))).toEqual(Array(5).fill({ status: "ok", stderrTail: "" }));
    expect(runs.map(outputOf)).toEqual(["6\n", "42\n", "0\n", "6\n", "6\n"]);
    for (const { wallNs, cpuNs, peakBytes, integralByteSeconds, sampleCount } of runs) {
      for (const figure of [wallNs, cpuNs, peakBytes, integralByteSeconds, sampleCount]) expect(figure).toBeGreaterThan(0);
    }
    const peaks = [runs[0], runs[3], runs[4]].map((one) => one?.peakBytes ?? 0);
    expect(Math.max(...peaks) - Math.min(...peaks)).toBeLessThanOrEqual(PEAK_SPREAD[language]);
  });

  it("keeps nothing from one case to the next, and cannot write to its program or the system", async () => {
    const runs = await run(language, "persist", { inputs: ["", ""] });
    expect(runs.map((one) => [one.status, outputOf(one), one.stderrTail])).toEqual(Array(2).fill(["ok", "new denied denied no network\n", ""]));
  });

  it("an exit status and the last words come through", async () => {
    const failed = await runOne(language, "fail");
    expect(failed).toMatchObject({ status: "nonzero_exit", exitCode: 3, signal: null });
    expect(failed.stderrTail).toContain("last words");
  });

  it("an uncaught error is a failure with its reason", async () => {
    const crashed = await runOne(language, "crash");
    expect(["nonzero_exit", "signalled"] satisfies CaseStatus[]).toContain(crashed.status);
    if (crashed.status === "signalled") expect(crashed.signal).toBeGreaterThan(0);
    else expect(crashed.stderrTail).toMatch(/crash|range|index/i);
    expect(crashed.stderrTail).not.toMatch(/afterburner|boot\.js|hold/);
  });

  it("a loop without end meets the clock, memory and output without end their limits", async () => {
    expect(await runOne(language, "loop", { options: { wallBudgetNs: 3e8 } })).toMatchObject({ status: "wall_limit" });
    expect(await runOne(language, "allocate", { limits: { memoryBytes: 160 * MIB } })).toMatchObject({ status: "memory_limit" });
    expect(await runOne(language, "flood", { limits: { outputBytes: 100_000 } })).toMatchObject({ status: "output_limit" });
  });

  it("recursion is deep", async () => {
    const deep = await runOne(language, "recursion", { limits: { memoryBytes: 512 * MIB } });
    expect([deep.status, outputOf(deep)], deep.stderrTail).toEqual(["ok", "100000\n"]);
  });

  it("a program that is none is a compile error that names its place", async () => {
    const words = await compileErrorOf(language, LANGUAGE_PROGRAMS[language].broken);
    expect(words).toMatch(/main\.\w+(:|", line )2/i);
    expect(words).not.toMatch(/afterburner/);
    expect(words.length).toBeLessThan(9_000);
  });
});

describe("warm containers", () => {
  it("are python3's and those of the two languages used last", { timeout: 300_000 }, async () => {
    for (const language of ["cpp", "go", "rust"] as const) expect(await runOne(language, "sum")).toMatchObject({ status: "ok" });
    const filters = { label: [`afterburner.sandbox=${fixture.label}`, "afterburner.kind=measure"] };
    const docker = await requireDocker();
    const languages = (await docker.listContainers({ filters })).map(({ Labels }) => Labels["afterburner.language"]);
    expect([...new Set(languages)].sort()).toEqual(["go", "python3", "rust"]);
  });

  it("a language that the host is not configured for is refused with its name and those that it has", async () => {
    const narrow = await createSandbox({ label: fixture.label, languages: ["go"], checkContainers: 0 });
    try {
      expect(narrow.languages()).toEqual(["python3", "go"]);
      await expect(narrow.open("measure", { language: "rust" })).rejects.toMatchObject({ code: "sandbox_unavailable", message: expect.stringMatching(/rust.*python3, go/) });
      await expect(narrow.profile("rust")).rejects.toMatchObject({ code: "sandbox_unavailable" });
    } finally {
      await narrow.close();
    }
  });
});

describe("what compilers are made to do", { timeout: 300_000 }, () => {
  const attacks: [string, Language, string][] = [
    ["a program of a gigabyte", "cpp", "char held[1 << 30] = {1};\nint main() { return held[5]; }"],
    ["errors without end", "cpp", `int main() {\n${"x y z;\n".repeat(20_000)}}`],
    ["a constant without end", "rust", "const fn f() -> u64 { let mut i = 0; loop { i += 1; if i == u64::MAX { return i; } } }\nconst A: u64 = f();\nfn main() { println!(\"{}\", A); }"],
    ["a method beyond the limits of the machine", "java", `class Main { public static void main(String[] a) { int x = 0;\n${"x += x * 3 + 1;\n".repeat(30_000)} System.out.println(x); } }`],
  ];
  it.each(attacks)("%s is a compile error, and the next program is fine", async (_, language, source) => {
    const words = await compileErrorOf(language, source);
    expect(words.length).toBeGreaterThan(0);
    expect(words.length).toBeLessThan(9_000);
    expect(await runOne(language, "sum", { inputs: ["1 2\n"] })).toMatchObject({ status: "ok" });
  });
});
