import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { parseVenusRows } from "@/lib/core/datasets/venus";

const file = path.resolve(import.meta.dirname, "../../../problems/starter.jsonl.gz");
const rows = gunzipSync(readFileSync(file)).toString("utf8").trim().split("\n").map((line) => JSON.parse(line) as unknown);

describe("the starter set", () => {
  it("can be solved in Python, C++ and JavaScript, each with six reference solutions or more", async () => {
    const { problems, rowFaults } = await parseVenusRows(rows);
    expect(rowFaults).toEqual([]);
    expect(problems.length).toBe(24);
    for (const { slug, harness, starterCode, references, notScorable } of problems) {
      expect(notScorable, slug).toBeNull();
      for (const language of ["python3", "cpp", "javascript"] as const) {
        const count = references.filter((reference) => reference.language === language).length;
        expect({ slug, language, harness: harness[language]?.kind, enough: count >= 6 }).toEqual({ slug, language, harness: "template", enough: true });
        expect(starterCode[language]?.trim(), slug).not.toBe("");
      }
    }
  });
});
