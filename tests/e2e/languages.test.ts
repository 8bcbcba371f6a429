import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LeaderboardView } from "@/lib/core/views/leaderboard";
import type { ProblemListView, ProblemView } from "@/lib/core/views/problems";
import { launchBrowser } from "@/tests/support/browser";
import { startServiceBench, type ServiceBench } from "@/tests/support/services";
import { signUp } from "./support/accounts";
import { ENTRIES, fill } from "./support/fill";
import { expectSound } from "./support/looks";
import { openPage, startWeb, type RunningWeb } from "./support/web";

const PYTHON = ENTRIES.slice(0, 2);
const CPP = [{ model: "example/Writes-Cpp", skill: 0.8, lean: 0.6 }];

let bench: ServiceBench;
let web: RunningWeb;
let browser: Browser;

beforeAll(async () => {
  bench = await startServiceBench();
  await fill(bench.ctx, { entries: PYTHON, others: { language: "cpp", entries: CPP } });
  [web, browser] = await Promise.all([startWeb(bench.url), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await web?.stop();
  await bench?.close();
});

const get = async <T>(path: string): Promise<T> => (await (await fetch(web.url + path)).json()) as T;
const MODELS = "tbody th[scope=row] a";

describe("the language switch", () => {
  it("shows the board of one language at a time, without script too, and keeps it in the address", async () => {
    await using open = await openPage(browser, `${web.url}/?sort=beyondT`, { javaScriptEnabled: false });
    const { page } = open;
    expect((await page.locator(MODELS).allInnerTexts()).sort()).toEqual(PYTHON.map(({ model }) => model).sort());
    const languages = page.getByRole("navigation", { name: "Languages" });
    expect(await languages.getByRole("link", { name: "Python" }).getAttribute("aria-current")).toBe("page");
    await languages.getByRole("link", { name: "C++" }).click();
    await page.waitForURL(/language=cpp/);
    expect(new URL(page.url()).searchParams.get("sort")).toBe("beyondT");
    expect(await page.locator(MODELS).allInnerTexts()).toEqual(["example/Writes-Cpp"]);
    expect(await languages.getByRole("link", { name: "C++" }).getAttribute("aria-current")).toBe("page");
  });

  it("leads from the problem list to a problem's references in the same language", async () => {
    await using open = await openPage(browser, `${web.url}/problems?language=cpp`);
    const { page } = open;
    await page.locator(MODELS).first().click();
    await page.waitForURL(/problems\/starter\/.+language=cpp/);
    const references = page.locator("tr", { has: page.getByRole("cell", { name: "C++" }) });
    expect(await references.count()).toBeGreaterThan(3);
    expect(await page.getByRole("cell", { name: "Python" }).count()).toBe(0);
  });

  it.each(["/?language=cpp", "/problems?language=cpp", "/problems/starter/meter-windows?language=cpp"])("on %s fits a small screen and has no accessibility violation", async (path) => {
    await using open = await openPage(browser, web.url + path, { viewport: { width: 320, height: 700 } });
    expect(await open.page.getByRole("navigation", { name: "Languages" }).count()).toBe(1);
    await expectSound(open, [320]);
  });

  it("is not there on a set that has one language", async () => {
    const one = await startServiceBench();
    await fill(one.ctx, { entries: PYTHON.slice(0, 1) });
    const other = await startWeb(one.url);
    await using open = await openPage(browser, other.url);
    expect(await open.page.locator(MODELS).count()).toBe(1);
    expect(await open.page.getByRole("navigation", { name: "Languages" }).count()).toBe(0);
    await other.stop();
    await one.close();
  });
});

describe("the API in a language", () => {
  it("gives the board, the problems and the references of that language alone", async () => {
    const python = await get<LeaderboardView>("/api/v1/leaderboard");
    const cpp = await get<LeaderboardView>("/api/v1/leaderboard?set=starter&language=cpp");
    expect([python.language, cpp.language, cpp.set.languages]).toEqual(["python3", "cpp", ["python3", "cpp"]]);
    expect(cpp.snapshot?.entries.map(({ model }) => model.name)).toEqual(["example/Writes-Cpp"]);
    expect(cpp.profile?.hash).not.toBe(python.profile?.hash);
    const list = await get<ProblemListView>("/api/v1/problems?set=starter&language=cpp");
    const { slug, referenceCount } = list.problems[0]!;
    const problem = await get<ProblemView>(`/api/v1/problems/starter/${slug}?language=cpp`);
    expect(new Set(problem.references.map(({ language }) => language))).toEqual(new Set(["cpp"]));
    expect(problem.references).toHaveLength(referenceCount);
    expect(problem.entries.map(({ modelName }) => modelName)).toEqual(["example/Writes-Cpp"]);
  });

  it("refuses a language that it does not know, naming those it does", async () => {
    const answer = await fetch(`${web.url}/api/v1/leaderboard?language=cobol`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: "invalid_input", faults: [{ where: "language", problem: expect.stringContaining("rust") }] });
  });

  it("refuses a file that mixes languages, naming them and the first solution in each", async () => {
    const line = (language: string) => JSON.stringify({ problem: "meter-windows", language, code: "x" });
    const body = [line("python"), line("c++")].join("\n");
    const { key } = await signUp(web);
    const answer = await fetch(`${web.url}/api/v1/submissions?set=starter&model=m`, { method: "POST", body, headers: { "Content-Type": "application/jsonl", Authorization: `Bearer ${key}` } });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      detail: expect.stringContaining("Python (1), C++ (1)"),
      hint: expect.stringContaining("one file per language"),
      faults: [{ where: "line 1" }, { where: "line 2" }],
    });
  });
});
