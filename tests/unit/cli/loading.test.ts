import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { COMMANDS } from "@/cli/commands";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const FILE_OF: Record<string, string> = { publish: "change", unpublish: "change", cancel: "change", rerun: "change" };

function resolved(from: string, name: string): string | null {
  if (!name.startsWith(".") && !name.startsWith("@/")) return null;
  const base = name.startsWith("@/") ? path.join(ROOT, name.slice(2)) : path.resolve(path.dirname(from), name);
  return [`${base}.ts`, path.join(base, "index.ts")].find((file) => existsSync(file)) ?? expect.unreachable(`${from} imports ${name}`);
}

/** Every file that is loaded with one, and every package; types are not loaded. */
async function loadedWith(file: string, found = new Set<string>()): Promise<Set<string>> {
  if (found.has(file)) return found;
  found.add(file);
  const text = await readFile(file, "utf8");
  for (const [, name = ""] of text.matchAll(/^(?:import|export) (?!type )(?:[^;]*? from )?"([^"]+)";/gm)) {
    const next = resolved(file, name);
    if (next === null) found.add(name);
    else await loadedWith(next, found);
  }
  return found;
}

describe("a command that speaks to a server", () => {
  it.each(COMMANDS.filter(({ group }) => group === "remote").map(({ name }) => name))("loads neither database nor sandbox nor web: %s", async (name) => {
    const loaded = [...(await loadedWith(path.join(ROOT, `cli/commands/${FILE_OF[name] ?? name}.ts`)))];
    const packages = loaded.filter((one) => !path.isAbsolute(one) && !one.startsWith("node:"));
    expect(packages.filter((one) => !["commander", "picocolors", "zod"].includes(one))).toEqual([]);
    const folders = loaded.filter((one) => path.isAbsolute(one)).map((one) => path.relative(ROOT, one));
    expect(folders.filter((one) => !one.startsWith("cli/") && !one.startsWith("lib/core/"))).toEqual([]);
    expect(loaded.length).toBeGreaterThan(5);
  });
});
