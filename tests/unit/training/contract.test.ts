import path from "node:path";
import { describe, expect, it } from "vitest";
import { solutionIn, isWellFormed } from "@/lib/core/improvement";
import { contractFiles } from "@/lib/core/training";
import { completionCases, promptCases } from "./golden";

const trainer = path.resolve(import.meta.dirname, "../../../trainer");
const asFile = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

describe("what the trainer shares with the rest", () => {
  it.each(Object.entries(contractFiles()))("is as its file says: %s", async (name, content) => {
    await expect(asFile(content)).toMatchFileSnapshot(path.join(trainer, "contract", name));
  });

  it("are the same prompts, word for word, in every language, for every objective and verdict", async () => {
    await expect(asFile(promptCases())).toMatchFileSnapshot(path.join(trainer, "tests/golden/prompts.json"));
  });

  it("is the form of completions, and the program in one that has a solution block with a fence", async () => {
    const cases = completionCases().map((completion) => ({ completion, isWellFormed: isWellFormed(completion), code: solutionIn(completion, "python3")?.code ?? null }));
    await expect(asFile(cases)).toMatchFileSnapshot(path.join(trainer, "tests/golden/completions.json"));
  });
});
