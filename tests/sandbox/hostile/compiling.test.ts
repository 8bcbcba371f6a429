import { readdirSync, readFileSync } from "node:fs";

import { beforeAll, describe, expect, it } from "vitest";

import type { PrepareResult } from "@/lib/core/measurement";
import type { Language } from "@/lib/core/problem";

import { LIMITS, useSandbox } from "../support";
import { type Calm, calm, expectCalm } from "./attack";

const fixture = useSandbox();
const DIRECTORY = new URL("./compiling/", import.meta.url);
const LANGUAGE_OF: Record<string, Language> = { cpp: "cpp", go: "go", java: "java", js: "javascript", py: "python3", rs: "rust" };
/** What a compiler says is kept up to so much. */
const MOST_WORDS = 64 * 1024;
/** A line of /etc/shadow. */
const SECRET = /root:[*!$]/;
const HONEST: Partial<Record<Language, string>> = {
  cpp: "int main() {}",
  go: "package main\n\nfunc main() {}",
  java: "class Main { public static void main(String[] a) {} }",
  javascript: "",
  python3: "pass",
  rust: "fn main() {}",
};

const PROGRAMS = readdirSync(DIRECTORY).sort();

async function prepare(language: Language, source: string): Promise<PrepareResult> {
  const session = await fixture.sandbox.open("measure", { language });
  try {
    return await session.prepare({ language, source, limits: LIMITS });
  } finally {
    await session.close();
  }
}

/** A container of every language is warm, then and after each attack. */
async function prepareHonest(): Promise<void> {
  for (const [language, source] of Object.entries(HONEST)) {
    expect(await prepare(language as Language, source), language).toEqual({ ok: true });
  }
}

describe("hostile programs: compiling", () => {
  let before: Calm;
  beforeAll(async () => {
    await prepareHonest();
    before = await calm(fixture);
  }, 600_000);

  it.each(PROGRAMS)("%s is a bounded compile error that shows no secret; the compiler is there for the next, and nothing is left", async (name) => {
    const language = LANGUAGE_OF[name.replace(/^.*\./, "")];
    if (!language) throw new Error(`no language for ${name}`);
    const prepared = await prepare(language, readFileSync(new URL(name, DIRECTORY), "utf8"));
    if (prepared.ok) throw new Error("it compiled");
    expect(prepared.output.length).toBeGreaterThan(0);
    expect(prepared.output.length).toBeLessThanOrEqual(MOST_WORDS);
    expect(prepared.output).not.toMatch(SECRET);
    expect(await prepare(language, HONEST[language] as string)).toEqual({ ok: true });
    await expectCalm(fixture, before);
  });
});
