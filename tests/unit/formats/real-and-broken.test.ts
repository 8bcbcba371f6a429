import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_FAULTS, readSubmission, type SubmissionSet } from "@/lib/core/formats";
import { hasTrialData, trialDataNote, trialPath, trialRows } from "@/tests/support/trial-data";
import { lines, SET, whole } from "./submission-set";

const FILES = [
  ["codellama__CodeLlama-7b-Instruct-hf", 430],
  ["codellama__CodeLlama-13b-Instruct-hf", 430],
  ["codellama__CodeLlama-34b-Instruct-hf", 430],
  ["deepseek-ai__deepseek-coder-6.7b-instruct", 430],
  ["deepseek-ai__deepseek-coder-33b-instruct", 430],
  ["openai__gpt-3.5-turbo-1106", 86],
  ["openai__gpt-4-1106-preview", 86],
] as const;

const fileBytes = (model: string) => readFileSync(trialPath(`submissions/${model}_samples.json`));

function venus(): SubmissionSet {
  const rows = trialRows("venus/venus_python.jsonl");
  return { slug: "venus", kind: "venus", problems: rows.map((row) => ({ slug: String(row.title), externalId: String(row.problem_id) })) };
}

describe.skipIf(!hasTrialData)(`real submissions${trialDataNote}`, () => {
  it.each(FILES)("%s is taken with all %i samples, for all 86 problems, texts untouched", async (model, count) => {
    const reading = await readSubmission({ bytes: fileBytes(model), fileName: `${model}_samples.json`, set: venus() });
    if (!reading.ok) throw new Error(JSON.stringify(reading.refusal));
    const { format, samples, coverage } = reading.submission;
    expect([format, samples.length, coverage]).toEqual(["mercury", count, { problems: 86, samples: count, missing: [] }]);
    const source = JSON.parse(fileBytes(model).toString("utf8")) as Record<string, { completion: string }[]>;
    const changed = samples.filter(({ problem, index, code }) => source[problem]?.[index]?.completion !== code);
    // Two answers of this model go on with prose after the closing fence of a block that the prompt had opened.
    const expected = model === "deepseek-ai__deepseek-coder-6.7b-instruct" ? ["contain-virus[3]", "contain-virus[4]"] : [];
    expect(changed.map(({ where }) => where)).toEqual(expected);
  });

  it("damaged at any place is refused with a place, or still whole", async () => {
    const bytes = fileBytes("openai__gpt-3.5-turbo-1106");
    const set = venus();
    const damages = fc.sample(fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 0, max: 255 })), { numRuns: 150, seed: 3 });
    for (const [at, byte] of damages) {
      const cut = await readSubmission({ bytes: bytes.subarray(0, at), fileName: "x.json", set });
      expect(cut.ok).toBe(false);
      const flipped = Uint8Array.from(bytes);
      flipped[at] = byte;
      const reading = await readSubmission({ bytes: flipped, fileName: "x.json", set });
      if (!reading.ok) expect(reading.refusal.faults[0]?.where).toMatch(/^\P{C}+$/u);
    }
  });
});

describe("a thousand malformed files", () => {
  const starts: Uint8Array[] = [
    lines({ problem: "two-sum", code: "a" }, { problem: "spiral-matrix", code: "b" }),
    lines({ task_id: "Venus/54", solution: "a" }),
    whole({ "two-sum": [{ task_id: "two-sum", completion: "a" }] }),
    whole({ "0": ["a"], "1": "b" }),
    whole([["a"], ["b"]]),
    lines({ doc_id: 0, filtered_resps: ["a"], filter: "none" }),
    new Uint8Array(0),
  ];
  const edit = fc.tuple(fc.nat(), fc.nat({ max: 6 }), fc.oneof(fc.uint8Array({ maxLength: 8 }), fc.constantFrom(..."{}[],:\"\\\n0").map((text) => new TextEncoder().encode(text))));

  it("end each in samples or in clear faults, never in a crash", async () => {
    const cases = fc.sample(fc.tuple(fc.constantFrom(...starts), fc.array(edit, { minLength: 1, maxLength: 6 }), fc.constantFrom("a.json", "a.jsonl")), { numRuns: 1000, seed: 1 });
    let refused = 0;
    for (const [start, edits, fileName] of cases) {
      const bytes = edits.reduce<Uint8Array>((now, [at, drop, insert]) => {
        const offset = at % (now.length + 1);
        return new Uint8Array([...now.subarray(0, offset), ...insert, ...now.subarray(offset + drop)]);
      }, start);
      const reading = await readSubmission({ bytes, fileName, set: SET });
      if (reading.ok) continue;
      refused++;
      const { faults, moreFaults } = reading.refusal;
      expect(faults.length).toBeGreaterThan(0);
      expect(faults.length).toBeLessThanOrEqual(MAX_FAULTS);
      expect(moreFaults).toBeGreaterThanOrEqual(0);
      for (const { where, problem } of faults) expect([where, problem]).not.toContain("");
    }
    expect(refused).toBeGreaterThan(500);
  });
});
