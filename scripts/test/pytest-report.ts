import type { Failure, RunResult } from "./counts";

const ENTITIES: Record<string, string> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

/**
 * Counts and failures of pytest's JUnit file. A file of tests that could not be read in is an error of its own there,
 * and counts as one failure here.
 */
export function resultOfPytest(xml: string): RunResult {
  const cases = [...xml.matchAll(/<testcase\b([^>]*?)(?:\/>|>([\s\S]*?)<\/testcase>)/g)].map(([, attributes = "", content = ""]) => ({ attributes, content }));
  const failures = cases.flatMap(({ attributes, content }): Failure[] => {
    const fault = /<(?:failure|error)\b([^>]*)>/.exec(content);
    return fault ? [{ file: fileOf(attributes), test: attribute(attributes, "name"), reason: attribute(fault[1] ?? "", "message").split("\n", 1)[0] ?? "" }] : [];
  });
  const skipped = cases.filter(({ content }) => /<skipped\b/.test(content)).length;
  return { counts: { passed: cases.length - failures.length - skipped, failed: failures.length, skipped }, failures };
}

function fileOf(attributes: string): string {
  const module = attribute(attributes, "classname");
  return module === "" ? "" : `${module.replaceAll(".", "/")}.py`;
}

function attribute(text: string, name: string): string {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(text)?.[1] ?? "";
  return value.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, named?: string) => {
    if (named !== undefined) return ENTITIES[named] ?? whole;
    return String.fromCodePoint(decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal));
  });
}
