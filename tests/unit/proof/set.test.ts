import { describe, expect, it } from "vitest";
import { loadProblemSet } from "@/lib/infra/sources";
import { trainingPlanSchema } from "@/lib/core/training";
import { PROBLEMS_FILE, readProofSettings } from "@/scripts/proof/settings";

describe("the proof's problems and settings", async () => {
  const settings = await readProofSettings();
  const { problems, rowFaults } = await loadProblemSet({ source: PROBLEMS_FILE, kind: "venus" });

  it("can all be scored, and have wrong programs among their references", () => {
    expect(rowFaults).toEqual([]);
    for (const { slug, notScorable, references, checker } of problems) {
      expect([slug, notScorable, references.length, checker.kind]).toEqual([slug, null, 10, "json"]);
      expect(references.filter(({ declaredPassed }) => declaredPassed === false)).toHaveLength(2);
    }
  });

  it("name programs by their text: no two references of a problem are the same", () => {
    for (const { slug, references } of problems) expect([slug, new Set(references.map(({ code }) => code)).size]).toEqual([slug, references.length]);
  });

  it("hold problems out of DPO and GRPO that there are, enough for an interval, and none out of SFT", () => {
    const slugs = problems.map(({ slug }) => slug);
    expect(settings.heldOut.filter((slug) => !slugs.includes(slug))).toEqual([]);
    expect(settings.heldOut.length).toBeGreaterThanOrEqual(5);
    const heldOut = Object.fromEntries(Object.entries(settings.runs).map(([name, run]) => [name, trainingPlanSchema.parse({ ...run, model: settings.tiny }).data.heldOut]));
    expect(heldOut).toEqual({ sft: [], dpo: settings.heldOut, grpo: settings.heldOut });
  });

  it("draw at least 64 samples of each checkpoint, of problems that it was trained on", () => {
    expect((problems.length - settings.heldOut.length) * settings.samplesPerProblem).toBeGreaterThanOrEqual(64);
  });
});
