import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { parseSubmission } from "@/lib/core/formats";
import { VERDICT_ONLY } from "@/lib/core/judging";
import type { ImportedProblem, ImportedProblemSet } from "@/lib/core/problem";
import { loadProblemSet } from "@/lib/infra/sources";
import { judgeProgram } from "@/lib/services/judging/judgeProgram";
import { hasTrialData, trialDataNote, trialPath, trialText } from "@/tests/support/trial-data";
import { useSandbox } from "./support";

const host = useSandbox({ checkContainers: 1 });

interface Expected {
  passed: boolean;
  reason: string;
  unstable?: boolean;
}

/** Some right programs need nearly the whole limit: a slow host must not fail them here. */
const PATIENCE = 3;

/** Verdicts that depend on the machine are left out: where the other judge met its time limit, and what changed. */
function isComparable(expected: Expected): boolean {
  return !expected.unstable && expected.reason !== "time_limit";
}

function readJson<Content>(name: string): Content {
  return JSON.parse(trialText(name)) as Content;
}

async function isAccepted(problem: ImportedProblem, code: string): Promise<boolean> {
  const limits = { ...problem.limits, totalWallMs: PATIENCE * problem.limits.totalWallMs };
  const judged = await judgeProgram({ sandbox: host.sandbox, problem: { ...problem, limits }, language: "python3", code, policy: VERDICT_ONLY });
  if (judged.verdict === "IE") throw new Error(`${problem.slug}: ${judged.reason}`);
  return judged.verdict === "AC";
}

/** Real outputs of this model for the small set; each must get the verdict that was found independently. */
async function differencesOf(set: ImportedProblemSet, model: string): Promise<string[]> {
  const fileName = `${model.replace("/", "__")}_samples.json`;
  const bytes = await readFile(trialPath(`submissions/${fileName}`));
  const expected = readJson<Record<string, Record<string, Expected[]>>>("submissions/expected_verdicts.json")[model] ?? {};
  const parsed = await parseSubmission({ bytes, fileName, unknownProblems: "skip", set: { problems: set.problems } });
  const problemOf = new Map(set.problems.map((problem) => [problem.slug, problem]));
  const differing: string[] = [];
  for (const { problem: slug, index, code } of parsed.samples) {
    const wanted = expected[slug]?.[index];
    const problem = problemOf.get(slug);
    if (!wanted || !problem || !isComparable(wanted)) continue;
    if ((await isAccepted(problem, code)) !== wanted.passed) differing.push(`${slug}[${index}]`);
  }
  return differing;
}

describe.skipIf(!hasTrialData)(`real problems and real model outputs${trialDataNote}`, () => {
  for (const model of ["openai/gpt-4-1106-preview", "codellama/CodeLlama-7b-Instruct-hf"]) {
    it(`${model} gets the verdicts that were found independently`, { timeout: 600_000 }, async () => {
      const set = await loadProblemSet({ source: trialPath("venus/venus_smoke.jsonl") });
      expect(await differencesOf(set, model)).toEqual([]);
    });
  }

  it("the human solutions of ten APPS problems get the verdicts that were found independently", { timeout: 900_000 }, async () => {
    const set = await loadProblemSet({ source: trialPath("apps") });
    const expected = readJson<Record<string, Record<string, { solutions: Expected[] }>>>("apps/expected_verdicts.json");
    const differing: string[] = [];
    for (const problem of set.problems) {
      const [split = "", id = ""] = problem.externalId.split("/");
      const codes = readJson<string[]>(`apps/${split}/${id}/solutions.json`);
      for (const [i, wanted] of (expected[split]?.[id]?.solutions ?? []).entries()) {
        if (!isComparable(wanted)) continue;
        if ((await isAccepted(problem, codes[i] ?? "")) !== wanted.passed) differing.push(`${problem.externalId}[${i}]`);
      }
    }
    expect(set.problems).toHaveLength(10);
    expect(differing).toEqual([]);
  });
});
