import { describe, expect, it } from "vitest";

import { LANGUAGES } from "@/lib/core/problem";
import { COMPILE_LIMITS } from "@/lib/monolith/languages";
import { hashSources, imageSources } from "@/lib/monolith/image-context";

const words = (language: (typeof LANGUAGES)[number]): string[] =>
  (imageSources(language).find(({ path }) => path === "image/files/language")?.content.toString() ?? "").trim().split(/\s+/);

describe("the build context of a language's image", () => {
  it.each(LANGUAGES)("of %s names its own language and how its programs start", (language) => {
    const [name, start, artefact] = words(language);
    expect(name).toBe(language);
    expect(["zygote", "exec", "boot"]).toContain(start);
    expect(artefact).toMatch(/^main/);
  });

  it.each(LANGUAGES)("of %s holds the runner, the fixtures and its own files, and nothing of another language", (language) => {
    const paths = imageSources(language).map(({ path }) => path);
    expect(paths.every((path) => path === "Dockerfile" || /^(runner|fixtures|image)\//.test(path))).toBe(true);
    expect(paths.filter((path) => path.endsWith("Dockerfile"))).toEqual(["Dockerfile"]);
    expect(paths).toContain("runner/src/main.c");
  });

  it.each(LANGUAGES.filter((language) => language !== "python3"))("of %s has a compile step that can be executed", (language) => {
    const compile = imageSources(language).find(({ path }) => path === "image/files/compile");
    expect(compile?.mode).toBe(0o755);
    expect(compile?.content.toString().startsWith("#!/bin/sh\n")).toBe(true);
  });

  it("a change of one file changes the hash, and so does its mode", () => {
    const sources = imageSources("cpp");
    const [first, ...rest] = sources;
    if (!first) throw new Error("no sources");
    const hash = hashSources(sources);
    expect(hashSources(sources)).toBe(hash);
    expect(hashSources([{ ...first, content: Buffer.concat([first.content, Buffer.from(" ")]) }, ...rest])).not.toBe(hash);
    expect(hashSources([{ ...first, mode: first.mode ^ 0o111 }, ...rest])).not.toBe(hash);
    expect(new Set(LANGUAGES.map((language) => hashSources(imageSources(language)))).size).toBe(LANGUAGES.length);
  });
});

describe("compile limits", () => {
  it.each(LANGUAGES)("of %s are bounded", (language) => {
    const { wallNs, memoryBytes, outputBytes } = COMPILE_LIMITS[language];
    expect(wallNs).toBeLessThanOrEqual(30e9);
    expect(memoryBytes).toBeLessThanOrEqual(2 * 1024 ** 3);
    expect(outputBytes).toBeLessThanOrEqual(32 * 1024 ** 2);
  });
});
