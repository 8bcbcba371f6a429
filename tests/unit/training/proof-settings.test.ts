import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "@/lib/infra/build/step";

describe("the presets of the proof on a CPU", () => {
  it("have the numbers that the proof itself takes", async () => {
    const { set, tiny, runs } = JSON.parse(await readFile(path.join(ROOT, "trainer/proof/settings.json"), "utf8")) as Record<string, unknown>;
    const text = `/** The proof on a CPU: its set, its tiny model and its plans, as in trainer/proof/settings.json. A test holds the two equal and, with -u, writes this file. */\nexport const PROOF = ${JSON.stringify({ set, tiny, runs }, null, 2)} as const;\n`;
    await expect(text).toMatchFileSnapshot(path.join(ROOT, "lib/core/training/proof.ts"));
  });
});
