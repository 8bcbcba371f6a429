import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { submissionPreviewSchema } from "@/lib/core/views/submissions";
import { checkSyntax } from "@/lib/infra/syntax";
import { importProblemSet } from "@/lib/services/problem-sets/importProblemSet";
import { createSubmission } from "@/lib/services/submissions/createSubmission";
import { previewSubmission } from "@/lib/services/submissions/previewSubmission";
import { problem, problemSet, startServiceBench, type ServiceBench } from "@/tests/support/services";

let bench: ServiceBench;
beforeAll(async () => {
  bench = await startServiceBench();
  const imported = await problemSet([problem("one"), problem("two"), problem("three")]);
  await importProblemSet({ ctx: bench.ctx, input: { slug: "trio", name: "Trio", kind: "venus", source: "test", revision: null, imported } });
});
afterAll(() => bench?.close());

const file = (...records: object[]) => ({ fileName: "a.jsonl", bytes: new TextEncoder().encode(records.map((record) => JSON.stringify(record)).join("\n")) });

describe("a dry run", () => {
  it("names programs that do not parse as warnings, and the same file may be handed in", async () => {
    const upload = file({ problem: "one", code: "print(1)\n" }, { problem: "two", code: "x = (\n" });
    const ctx = { ...bench.ctx, checkSyntax: (programs: Parameters<typeof checkSyntax>[0]) => checkSyntax(programs, { startMs: 100_000, readMs: 100_000, totalCpuMs: 100_000, programCpuMs: 10_000 }) };
    const preview = submissionPreviewSchema.parse(await previewSubmission({ ctx, input: { set: "trio", ...upload } }));
    expect(preview).toMatchObject({ scorable: 2, missing: ["three"], syntax: { checked: 2, broken: 1, faults: [{ where: "line 2" }] } });
    expect(preview.warnings).toEqual([
      "2 of 3 problems of the set (66 %) have a solution; the others count as not solved.",
      expect.stringMatching(/^1 of 2 programs do not parse and will fail, the first of them line 2: Python, line 1/),
    ]);
    const view = await createSubmission({ ctx, input: { ...upload, fields: { set: "trio", model: "m", method: "vanilla" } } });
    expect(view.sampleCount).toBe(2);
  });

  it("refuses a file in the very words in which handing it in does", async () => {
    const upload = file({ problem: "one", code: "print(1)\n" }, { problem: "tow", code: "x" });
    const words = { code: "unknown_problem", faults: [{ where: "line 2", problem: 'problem "tow" is not in this set; did you mean "two"?' }], message: 'a.jsonl cannot be taken: line 2: problem "tow" is not in this set; did you mean "two"?' };
    await expect(previewSubmission({ ctx: bench.ctx, input: { set: "trio", ...upload } })).rejects.toMatchObject(words);
    await expect(createSubmission({ ctx: bench.ctx, input: { ...upload, fields: { set: "trio", model: "m", method: "vanilla" } } })).rejects.toMatchObject(words);
  });
});
