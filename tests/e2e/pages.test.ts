import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SampleRow } from "@/lib/core/views/submissions";
import { launchBrowser } from "@/tests/support/browser";
import { judged, startServiceBench, type ServiceBench } from "@/tests/support/services";
import { reportResult } from "@/lib/services/reported-results/reportResult";
import { publishReportedResult } from "@/lib/services/reported-results/publishReportedResult";
import { createRun } from "@/lib/services/improvement/createRun";
import { rescoreSet } from "@/lib/services/scoring/rescoreSet";
import { as } from "@/tests/support/accounts";
import { drive } from "@/tests/support/improvement";
import { startModelServer } from "@/tests/support/model-server";
import { openAs, signUp, type TestAccount } from "./support/accounts";
import { ENTRIES, fill, judgeSamples, submitEntry, type Filled } from "./support/fill";
import { expectSound, expectToFit, LOOKS, viewportOf } from "./support/looks";
import { openPage, startWeb, type OpenPage, type RunningWeb } from "./support/web";

let bench: ServiceBench;
let web: RunningWeb;
let browser: Browser;
let filled: Filled;
let paths: Record<string, string>;
let account: TestAccount;

/** A private submission of the account's, and a result that it reports. */
async function handIn(): Promise<string> {
  const ctx = as(bench.ctx, { kind: "user", id: account.id, name: account.name, email: account.email, role: "researcher", scopes: null });
  const id = await submitEntry(ctx, { model: "mine/private-model", skill: 0.7, lean: 0.5, costUsd: 12.5, notes: "Said of it." });
  await judgeSamples(bench.ctx, filled.profileId, id, { model: "mine", skill: 0.7, lean: 0.5 });
  await rescoreSet({ ctx: bench.ctx, input: { setId: filled.setId, profileId: filled.profileId } });
  const reported = await reportResult({ ctx, input: { fields: { set: "starter", model: "mine/reported", passAt1: 0.6, beyondI: 0.4, sourceUrl: "https://example.org/paper" } } });
  await publishReportedResult({ ctx, input: { id: reported.id } });
  return id;
}

/** A finished run of the account's on three problems: one solution is wrong, one answer holds no program. */
async function improve(): Promise<string> {
  const ctx = as(bench.ctx, { kind: "user", id: account.id, name: account.name, email: account.email, role: "researcher", scopes: null });
  const answers = ["def f():\n    return 64  # ms=64", "def f():\n    return 16  # ms=16, a line that is rather long for a phone: ".padEnd(160, "-"), "def f():\n    raise ValueError  # wrong"];
  const server = await startModelServer((_asked, index) => (index === 5 ? "" : `<thinking>So.</thinking><solution>\n\`\`\`python\n${answers[(index + Math.floor(index / 3)) % 3]}\n\`\`\`\n</solution>`));
  const model = await bench.db.model.create({ data: { slug: "mine-improver", name: "mine/improver" } });
  const source = await bench.db.modelSource.create({ data: { ownerId: account.id, modelId: model.id, kind: "endpoint", name: "my endpoint", baseUrl: server.baseUrl, remoteModel: "improver-7b", inputPerMillion: 1, outputPerMillion: 10 } });
  const problems = (await bench.db.problem.findMany({ where: { setId: filled.setId }, orderBy: { position: "asc" }, take: 3 })).map(({ slug }) => slug);
  const run = await createRun({ ctx, input: { fields: { sourceId: source.id, set: "starter", problems, iterations: 3, withFeedback: false } } });
  try {
    await drive({
      bench, profileId: filled.profileId,
      endpointOf: async ({ baseUrl }) => ({ endpoint: { baseUrl: baseUrl ?? "", model: "m", apiKey: null, protocol: "chat", parameters: {} }, fetch }),
      judge: (code) => (code.includes("wrong") ? judged("WA") : judged("AC", Number(/ms=(\d+)/.exec(code)?.[1]))),
    });
  } finally {
    await server.close();
  }
  return run.id;
}

beforeAll(async () => {
  bench = await startServiceBench();
  filled = await fill(bench.ctx);
  [web, browser] = await Promise.all([startWeb(bench.url), launchBrowser()]);
  account = await signUp(web);
  const own = await handIn();
  const run = await improve();
  const chain = await bench.db.improvementChain.findFirstOrThrow({ where: { runId: run, generations: { some: { completion: "" } } }, select: { problem: { select: { slug: true } } } });
  const iteration = await bench.db.submission.findFirstOrThrow({ where: { runId: run, iteration: 3 } });
  const submission = filled.submissionIds[0];
  const { rows } = (await (await fetch(`${web.url}/api/v1/submissions/${submission}/samples`)).json()) as { rows: SampleRow[] };
  const accepted = rows.find((row) => row.verdict === "AC");
  paths = {
    leaderboard: "/", "leaderboard by time": "/?sort=beyondT", problems: "/problems", problem: `/problems/starter/${accepted?.problemSlug}`,
    submit: "/submit", submissions: "/submissions", submission: `/submissions/${submission}`,
    execution: `/executions/${accepted?.executionId}`, difference: `/executions/${accepted?.executionId}?view=split`,
    method: "/docs/method", api: "/docs/api", report: "/submissions/report", "own submissions": "/submissions?mine=1", "own submission": `/submissions/${own}`,
    prompts: "/docs/prompts", models: "/improve/models", checkpoints: "/improve/models/checkpoint", runs: "/improve", "new run": "/improve/new", run: `/improve/${run}`, chain: `/improve/${run}/${chain.problem.slug}`, iteration: `/submissions/${iteration.id}`,
  };
});

afterAll(async () => {
  await browser?.close();
  await web?.stop();
  await bench?.close();
});

/** A page as a visitor sees it or, if its name begins with "signed in: ", somebody with an account. */
async function visit(name: string, options: BrowserContextOptions = {}): Promise<OpenPage> {
  const path = paths[name.replace("signed in: ", "")];
  if (path === undefined) throw new Error(`no page ${name}`);
  return name.startsWith("signed in: ") ? openAs(browser, web, account, path, options) : openPage(browser, web.url + path, options);
}

const SIGNED_IN = ["submit", "report", "own submissions", "own submission", "models", "checkpoints", "runs", "new run", "run", "chain", "iteration"].map((name) => `signed in: ${name}`);
/** Too long to be analysed whole: its own test looks at a part. */
const LONG = "api";
const NAMES = [...SIGNED_IN, "report", "leaderboard", "leaderboard by time", "problems", "problem", "submit", "submissions", "submission", "execution", "difference", "method", "prompts", "runs", "api"];

describe.each(NAMES)("the %s page", (name) => {
  it.each(LOOKS)("in the $colorScheme theme has no console error, no request elsewhere, no accessibility violation and no overflow at $widths px", async (look) => {
    await using open = await visit(name, { colorScheme: look.colorScheme, viewport: viewportOf(look) });
    if (name !== LONG) await expectSound(open, look.widths);
    else await expectToFit(open.page, look.widths);
    expect(open.faults).toEqual([]);
  });
});

describe("without script", () => {
  it.each([
    ["leaderboard", ENTRIES[0]?.model ?? ""],
    ["problem", "Reference solutions"],
    ["submission", "Beyond-I"],
    ["execution", "class Solution"],
    ["signed in: own submission", "Published, it enters the leaderboard"],
    ["signed in: run", "Iterations"],
    ["signed in: chain", "Prompt and completion"],
    ["prompts", "Memory held over time"],
  ])("the %s page can be read", async (name, text) => {
    await using open = await visit(name, { javaScriptEnabled: false });
    expect(await open.page.locator("main").innerText()).toContain(text);
  });

  it("the leaderboard can be sorted", async () => {
    await using open = await openPage(browser, web.url, { javaScriptEnabled: false });
    await open.page.getByRole("link", { name: "Pass@1" }).click();
    expect(new URL(open.page.url()).search).toContain("sort=passAt1");
    expect(await open.page.locator("th[aria-sort=descending]").innerText()).toContain("Pass@1");
  });
});

describe("the leaderboard", () => {
  it("keeps search and sorting in the address and shows the same after a reload", async () => {
    await using open = await openPage(browser, web.url);
    await open.page.getByRole("searchbox").fill("size:<8B method:grpo");
    await open.page.waitForURL(/q=size/);
    await open.page.locator("tbody tr").nth(3).waitFor({ state: "detached" });
    expect(await open.page.locator("tbody tr").count()).toBe(3);
    await open.page.reload();
    expect(await open.page.locator("tbody tr").count()).toBe(3);
  });

  it("gives its entries as CSV", async () => {
    const answer = await fetch(`${web.url}/api/v1/leaderboard?set=starter&format=csv`);
    expect(answer.headers.get("content-type")).toContain("text/csv");
    expect((await answer.text()).trim().split("\r\n")).toHaveLength(ENTRIES.length + 1);
  });

  it("keeps the chosen theme over a reload, without a flash of the other", async () => {
    await using open = await openPage(browser, web.url, { colorScheme: "light" });
    await open.page.getByRole("button", { name: /change to light/ }).click();
    await open.page.getByRole("button", { name: /change to dark/ }).click();
    const html = await (await open.page.reload())?.text();
    expect(html).toMatch(/<html[^>]*data-theme="dark"/);
  });

  it("defines its terms one tap away", async () => {
    await using open = await openPage(browser, web.url);
    await open.page.locator("main").getByRole("button", { name: "Beyond-I", exact: true }).first().click();
    await open.page.getByText("at least as large", { exact: false }).first().waitFor({ state: "visible" });
  });
});

describe("an answer of a model that held nothing", () => {
  it("is said in words", async () => {
    await using open = await visit("signed in: chain");
    const steps = open.page.locator("main section", { has: open.page.getByText("Prompt and completion") });
    await open.page.locator("details").evaluateAll((all) => all.forEach((details) => details.setAttribute("open", "")));
    expect(await steps.getByText(/^Completion of iteration \d: empty\.$/).count()).toBe(1);
  });
});

describe("what is not there", () => {
  it.each(["/nope", "/problems/starter/nope", "/submissions/nope", "/executions/00000000-0000-7000-8000-000000000000"])("%s answers 404 with a page", async (path) => {
    const answer = await fetch(web.url + path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("There is no such page");
  });

  it("answers the API with problem details that say what there is", async () => {
    const answer = await fetch(`${web.url}/api/v1/problems?set=nope`);
    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(await answer.json()).toMatchObject({ code: "not_found", status: 404, hint: expect.stringContaining("starter") });
  });
});
