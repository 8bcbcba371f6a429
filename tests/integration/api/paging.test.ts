import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importProblemSet } from "@/lib/services/problem-sets/importProblemSet";
import { pageProblemSets } from "@/lib/services/problem-sets/listProblemSets";
import { listProblems } from "@/lib/services/problems/listProblems";
import { createSubmission } from "@/lib/services/submissions/createSubmission";
import { listSamples } from "@/lib/services/submissions/listSamples";
import { problem, problemSet, startServiceBench, type ServiceBench } from "@/tests/support/services";

let bench: ServiceBench;

async function importSet(slug: string, names: string[]): Promise<void> {
  const imported = await problemSet(names.map((name) => problem(name)));
  await importProblemSet({ ctx: bench.ctx, input: { slug, name: slug, kind: "venus", source: "test", revision: null, imported } });
}

beforeAll(async () => {
  bench = await startServiceBench();
  await importSet("trial", ["a", "b", "c", "d", "e"]);
});
afterAll(() => bench.close());

/** Follows cursors to the end; `between` runs after the first page. */
async function walk<Row>(read: (cursor: string | undefined) => Promise<{ rows: Row[]; nextCursor: string | null }>, between = async (): Promise<void> => undefined): Promise<Row[]> {
  const all: Row[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await read(cursor ?? undefined);
    all.push(...page.rows);
    if (cursor === undefined) await between();
    cursor = page.nextCursor;
  } while (cursor !== null);
  return all;
}

describe("a page of problems", () => {
  const read = async (cursor?: string) => {
    const { problems, nextCursor } = await listProblems({ ctx: bench.ctx, input: { set: "trial", limit: 2, cursor } });
    return { rows: problems.map(({ slug }) => slug), nextCursor };
  };

  it("goes on where the last one ended, to the end", async () => {
    expect(await walk(read)).toEqual(["a", "b", "c", "d", "e"]);
  });

  it("of another version of the set is refused, so that two versions are never mixed", async () => {
    const { nextCursor } = await read();
    await importSet("trial", ["a", "b", "c", "d", "e", "f"]);
    await expect(read(nextCursor ?? undefined)).rejects.toMatchObject({ code: "conflict" });
  });

  it("is refused for a text that is no cursor", async () => {
    await expect(read("2 OR 1=1")).rejects.toMatchObject({ code: "invalid_input", faults: [{ where: "cursor" }] });
  });
});

describe("a page of samples", () => {
  it("gives each sample once, in the order of the set", async () => {
    const text = ["c", "a", "a", "b", "e"].map((name) => JSON.stringify({ problem: name, language: "python", code: `print("${name}")` })).join("\n");
    const { id } = await createSubmission({ ctx: bench.ctx, input: { fields: { set: "trial", model: "m", method: "vanilla" }, bytes: new TextEncoder().encode(text), fileName: "s.jsonl" } });
    const rows = await walk(async (cursor) => listSamples({ ctx: bench.ctx, input: { submissionId: id, limit: 2, cursor } }));
    expect(rows.map(({ problemSlug, position }) => `${problemSlug}${position}`)).toEqual(["a0", "a1", "b0", "c0", "e0"]);
  });
});

describe("a page of problem sets", () => {
  it("is not shifted by one that is imported meanwhile", async () => {
    await importSet("second", ["x"]);
    const read = async (cursor?: string) => {
      const { problemSets, nextCursor } = await pageProblemSets({ ctx: bench.ctx, input: { limit: 1, cursor } });
      return { rows: problemSets.map(({ slug }) => slug), nextCursor };
    };
    const seen = await walk(read, () => importSet("third", ["y"]));
    expect(seen).toEqual(["trial", "second", "third"]);
  });
});
