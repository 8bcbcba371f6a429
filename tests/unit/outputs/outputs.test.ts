import { parse } from "yaml";
import { describe, expect, it } from "vitest";
import { atomFeed, type FeedEntry } from "@/lib/core/outputs/atom";
import { badgeSvg } from "@/lib/core/outputs/badge";
import { latex, resultBibtex } from "@/lib/core/outputs/bibtex";
import { evalResultsYaml } from "@/lib/core/outputs/eval-results";
import { hasPython } from "@/tests/support/python";
import { parseXml } from "@/tests/support/xml";
import { publicResult } from "./result";

const URL = "https://a.example/submissions/1";
const HOSTILE = "</title><script>alert(1)</script> & \"q\" 'a' ]]> \u0000\u0008\ud800 {x}\\ \n- y: z # é 漢";
const named = (name: string) => publicResult({ model: { ...publicResult().submission.model, name } });
const hub = { id: "Elfsong/Venus_Python", revision: "c0ffee" };

describe("a BibTeX entry", () => {
  it("says what was measured, on what, and where it is", () => {
    const entry = resultBibtex(publicResult(), URL);
    expect(entry).toContain("@misc{afterburner-00000000cafe,");
    expect(entry).toContain(`url = {${URL}}`);
    expect(entry).toContain("year = {2026}");
    expect(entry).toContain("Beyond-I 45.2 \\% (95 \\% interval 43.2 to 47.2); Pass@1 62.1 \\%; language python3; problem set version ffffffffffff");
    expect(entry).toContain("arXiv:2505.23387");
  });

  it("keeps its braces balanced and its lines whole, whatever the model is called", () => {
    const entry = resultBibtex(named(HOSTILE), URL);
    const bare = entry.replace(/\\[\\{}]/g, "");
    expect([...bare].filter((c) => c === "{").length).toBe([...bare].filter((c) => c === "}").length);
    expect(entry.split("\n").filter((line) => line.includes("title = ")).length).toBe(2);
  });

  it("writes LaTeX's own characters as text", () => {
    expect(latex("a_b & 50% {c} \\x ~ ^ # $")).toBe("a\\_b \\& 50\\% \\{c\\} \\textbackslash{}x \\textasciitilde{} \\textasciicircum{} \\# \\$");
  });
});

describe("a file for .eval_results", () => {
  it("is a list of entries in the hub's format, in per cent", () => {
    const entries = parse(evalResultsYaml({ ...publicResult(), hub }, URL)) as Record<string, unknown>[];
    expect(entries.map(({ dataset, value }) => [(dataset as { task_id: string }).task_id, value])).toEqual([["beyond_i", 45.2], ["beyond_t", 40], ["beyond_m", 50], ["pass_at_1", 62.14]]);
    expect(entries[0]).toEqual({
      dataset: { id: "Elfsong/Venus_Python", task_id: "beyond_i", revision: "c0ffee" },
      value: 45.2,
      date: "2026-11-22T09:00:00.000Z",
      source: { url: URL, name: "Afterburner" },
      notes: "python3; grpo, iteration 4; score version 3; problem set version ffffffffffff; 95 % interval 43.20 to 47.20",
    });
  });

  it("holds any text as text", () => {
    const [entry] = parse(evalResultsYaml({ ...publicResult(), hub: { id: HOSTILE.replace("\ud800", "\u2028\u0085"), revision: "yes" } }, URL)) as [{ dataset: { id: string; revision: string } }];
    expect(entry.dataset).toMatchObject({ id: HOSTILE.replace("\ud800", "\u2028\u0085"), revision: "yes" });
  });
});

describe.skipIf(!hasPython)("a badge", () => {
  it("says its figures to those who do not see it, too", () => {
    const svg = parseXml(badgeSvg(publicResult()));
    const said = "Model & 100%_{x} on Venus: Beyond-I 45.2 % (43.2 to 47.2), Pass@1 62.1 %, rank 2–4 of 9";
    expect(svg.attributes).toMatchObject({ role: "img", "aria-label": said });
    expect(svg.children[0]).toMatchObject({ name: "{http://www.w3.org/2000/svg}title", text: said });
  });

  it("has no rank while there is none, and one place where the data allow one", () => {
    expect(badgeSvg({ ...publicResult(), rank: null })).not.toContain("rank");
    expect(badgeSvg({ ...publicResult(), rank: { low: 1, high: 1, of: 3 } })).toContain("rank 1 of 3");
  });

  it("is well-formed and holds nothing that runs, whatever the model is called", () => {
    const svg = badgeSvg(named(HOSTILE));
    expect(JSON.stringify(parseXml(svg))).not.toMatch(/"[^"]*}script"/);
    expect(svg).not.toContain("<script");
  });
});

const entry = (changes: Partial<FeedEntry> = {}): FeedEntry => ({
  submissionId: "0199aaaa-0000-7000-8000-00000000cafe",
  modelName: "Model",
  method: "sft",
  setName: "Venus",
  setSlug: "venus",
  language: "python3",
  sampleCount: 10,
  beyondI: { mean: 0.452, low: 0.4, high: 0.5 },
  passAt1: 0.62,
  publishedAt: "2026-11-23T08:00:00.000Z",
  updatedAt: "2026-11-23T09:00:00.000Z",
  ...changes,
});
const ATOM = "{http://www.w3.org/2005/Atom}";
const feed = (entries: FeedEntry[], origin = "https://a.example") => parseXml(atomFeed({ origin, path: "/feed.xml?set=a&b", title: "T", emptyUpdatedAt: "2026-01-01T00:00:00.000Z", entries }));
const texts = (element: ReturnType<typeof feed>, name: string) => element.children.filter((child) => child.name === ATOM + name).map(({ text }) => text);

describe.skipIf(!hasPython)("the feed", () => {
  it("has what Atom demands of a feed and of its entries", () => {
    const document = feed([entry(), entry({ updatedAt: "2026-11-24T00:00:00.000Z" })]);
    for (const name of ["id", "title", "updated"]) expect(texts(document, name)).toHaveLength(1);
    expect(texts(document, "updated")).toEqual(["2026-11-24T00:00:00.000Z"]);
    expect(document.children.find(({ name }) => name === `${ATOM}link`)?.attributes).toMatchObject({ rel: "self", href: "https://a.example/feed.xml?set=a&b" });
    for (const one of document.children.filter(({ name }) => name === `${ATOM}entry`)) for (const name of ["id", "title", "updated", "published", "summary"]) expect(texts(one, name)).toHaveLength(1);
  });

  it("gives an entry the same id at another address of the site", () => {
    const ids = ["https://a.example", "https://b.example"].map((origin) => texts(feed([entry()], origin).children.at(-1) as ReturnType<typeof feed>, "id"));
    expect(ids[0]).toEqual(ids[1]);
    expect(ids[0]).toEqual(["urn:uuid:0199aaaa-0000-7000-8000-00000000cafe"]);
  });

  it("is well-formed whatever models and sets are called, and when it is empty", () => {
    const hostile = feed([entry({ modelName: HOSTILE, setName: HOSTILE, setSlug: HOSTILE })]);
    expect(JSON.stringify(hostile)).toContain("<script>alert(1)</script> & ");
    expect(texts(feed([]), "updated")).toEqual(["2026-01-01T00:00:00.000Z"]);
  });
});
