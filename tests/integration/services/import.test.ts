import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importProblemSet } from "@/lib/services/problem-sets/importProblemSet";
import { listProblemSets } from "@/lib/services/problem-sets/listProblemSets";
import { getProblem } from "@/lib/services/problems/getProblem";
import type { ImportedProblem } from "@/lib/core/problem";
import { problem, problemSet, startServiceBench, type ServiceBench } from "@/tests/support/services";

let bench: ServiceBench;
beforeAll(async () => void (bench = await startServiceBench()));
afterAll(() => bench.close());

async function importAs(slug: string, problems: ImportedProblem[]) {
  const imported = await problemSet(problems);
  return importProblemSet({ ctx: bench.ctx, input: { slug, name: slug, kind: "venus", source: "test", revision: null, imported } });
}

describe("importing a problem set", () => {
  it("changes nothing when the same content comes again", async () => {
    const first = await importAs("same", [problem("a"), problem("b")]);
    const again = await importAs("same", [problem("a"), problem("b")]);
    expect(first.created).toBe(true);
    expect(again).toEqual({ ...first, created: false });
    expect(await bench.db.problem.count({ where: { setId: first.setId } })).toBe(2);
  });

  it("makes changed content a new version and keeps the old one", async () => {
    const first = await importAs("changed", [problem("a")]);
    const second = await importAs("changed", [problem("a"), problem("b")]);
    expect(second.setId).not.toBe(first.setId);
    const sets = (await listProblemSets({ ctx: bench.ctx })).filter((set) => set.slug === "changed");
    expect(sets.map((set) => set.problemCount)).toEqual([2]);
    expect(await bench.db.problem.count({ where: { setId: first.setId } })).toBe(1);
  });

  it("leaves one current version when two imports run at once", async () => {
    await Promise.all([importAs("race", [problem("a")]), importAs("race", [problem("b")]), importAs("race", [problem("c")])]);
    expect(await bench.db.problemSet.count({ where: { slug: "race", isCurrent: true } })).toBe(1);
  });

  it("refuses a set without any problem and says which rows were bad", async () => {
    const imported = { problems: [], rowFaults: [{ row: 3, where: "title", problem: "is missing" }], contentHash: "0" };
    const attempt = importProblemSet({ ctx: bench.ctx, input: { slug: "none", name: "None", kind: "venus", source: "x.jsonl", revision: null, imported } });
    await expect(attempt).rejects.toMatchObject({ code: "invalid_input", faults: [{ where: "row 3, title", problem: "is missing" }] });
  });

  it("shows expected outputs of public cases alone", async () => {
    await importAs("public", [problem("a")]);
    const view = await getProblem({ ctx: bench.ctx, input: { set: "public", slug: "a" } });
    expect(view.publicCases).toEqual([{ input: "1\n", expected: "1\n" }]);
    expect(view.caseCount).toBe(2);
    expect(JSON.stringify(view)).not.toContain("2\\n");
  });
});
