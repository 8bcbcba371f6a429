import type { ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ProblemChainView, RunView } from "@/lib/core/views/improvement";
import { ROOT } from "@/lib/infra/build/step";
import { loadProblemSet } from "@/lib/infra/sources";
import { importProblemSet } from "@/lib/services/problem-sets/importProblemSet";
import { launchBrowser } from "@/tests/support/browser";
import { FIRST_WASTE, improvingModel, readPrompt, SECOND_WASTE } from "@/tests/support/improving-model";
import { startModelServer, type Asked, type ModelServer, type Reply } from "@/tests/support/model-server";
import { problemSet, startServiceBench, type ServiceBench } from "@/tests/support/services";
import { signIn, signUp, type TestAccount } from "./support/accounts";
import { apiOf } from "./support/api";
import { openPage, startWeb, type RunningWeb } from "./support/web";
import { workersOn, type Workers } from "./support/workers";

/** Positions of the references that are calibrated: what wastes most is slower than one of them, what wastes nothing beats all. */
const REFERENCES: Record<string, number[]> = { "meter-windows": [4, 6], "phrase-telegram": [5, 7] };
const SLUGS = Object.keys(REFERENCES);
/** Position of the one that the model knows. */
const KNOWN = 1;
const KEY = "key-of-the-endpoint";
const MODEL = "scripted/improver";

let bench: ServiceBench;
let web: RunningWeb;
let browser: Browser;
let account: TestAccount;
let server: ModelServer;
let dataDir: string;
/** What the endpoint does before it answers as the model would. */
let beforeAnswer: (asked: Asked) => Promise<void> = async () => undefined;
let workers: Workers;
let generating: ChildProcess;
let api: ReturnType<typeof apiOf>;

/** Two problems of the starter set with two references each: what is calibrated in seconds. @returns a right solution by title */
async function importTwo(): Promise<Map<string, string>> {
  const starter = await loadProblemSet({ source: path.join(ROOT, "problems/starter.jsonl.gz"), kind: "venus" });
  const solutions = new Map<string, string>();
  const problems = starter.problems
    .filter(({ slug }) => slug in REFERENCES)
    .map((problem) => {
      const inPython = problem.references.filter(({ language }) => language === "python3");
      solutions.set(problem.title, inPython[KNOWN]?.code ?? "");
      return { ...problem, references: inPython.filter((_, position) => REFERENCES[problem.slug]?.includes(position)) };
    });
  await importProblemSet({ ctx: bench.ctx, input: { slug: "starter", name: "Starter", kind: "starter", source: "test", revision: null, imported: await problemSet(problems) } });
  return solutions;
}

beforeAll(async () => {
  bench = await startServiceBench();
  dataDir = await mkdtemp(path.join(ROOT, ".data-test-"));
  const model = improvingModel(await importTwo());
  server = await startModelServer(async (asked): Promise<Reply> => {
    if (asked.headers.authorization !== `Bearer ${KEY}`) return { status: 401, body: "who are you?" };
    await beforeAnswer(asked);
    return model(asked);
  });
  web = await startWeb(bench.url, { ALLOWED_PRIVATE_HOSTS: "127.0.0.1" });
  browser = await launchBrowser();
  account = await signUp(web);
  api = apiOf(web.url, account.key);
  workers = workersOn({ databaseUrl: bench.url, dataDir, instance: `improvement-${process.pid}`, secret: web.secret, env: { ALLOWED_PRIVATE_HOSTS: "127.0.0.1" } });
  workers.start("workers/judge.ts");
  generating = workers.start("workers/generate.ts");
  await workers.wait("the references are measured", async () => ((await bench.db.calibration.count({ where: { state: "done" } })) > 0 ? true : null), 400_000);
});

afterAll(async () => {
  await workers?.stop();
  await browser?.close();
  await web?.stop();
  await server?.close();
  await bench?.close();
  await rm(dataDir, { recursive: true, force: true });
});

const ended = (id: string) =>
  workers.wait(`the run ${id} has ended and its iterations are scored`, async () => {
    const run = await api<RunView>(`/improvement-runs/${id}`);
    if (run.state === "paused" || run.state === "failed") throw new Error(`${run.state}: ${run.stateReason}`);
    return run.state === "done" && run.curve.length === run.iterations + 1 ? run : null;
  });
const chain = (id: string, slug: string) => api<ProblemChainView>(`/improvement-runs/${id}/chains/${slug}`);

async function addModel(page: Page): Promise<void> {
  await page.goto(`${web.url}/improve/models`);
  const form = page.locator("form", { has: page.getByLabel("Base URL") });
  await form.getByLabel("Name", { exact: true }).fill("my endpoint");
  await form.getByLabel("Model", { exact: true }).fill(MODEL);
  await form.getByLabel("Base URL").fill(server.baseUrl);
  await form.getByLabel("Model's name there").fill("improver-1");
  await form.getByLabel("Key", { exact: true }).fill(KEY);
  await form.getByLabel("Price, input").fill("1");
  await form.getByLabel("Price, output").fill("2");
  await form.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByText("Added.").waitFor();
}

async function startByForm(page: Page): Promise<string> {
  await page.getByRole("main").getByRole("link", { name: MODEL }).click();
  await page.getByLabel("Iterations").fill("2");
  await page.getByLabel("Cost ceiling, US dollars").fill("1");
  await page.getByRole("button", { name: "Start" }).click();
  await page.waitForURL(/\/improve\/[0-9a-f-]{36}$/);
  return page.url().split("/").at(-1) ?? "";
}

let first: RunView;

describe("a model behind an endpoint", () => {
  it("goes from the form to the leaderboard with a curve, by what was measured of its solutions", async () => {
    await using open = await openPage(browser, `${web.url}/docs/method`);
    const { page } = open;
    await signIn(page, web, account);
    await addModel(page);
    const id = await startByForm(page);
    first = await ended(id);

    expect(first.curve.map(({ iteration, passAt1 }) => [iteration, passAt1])).toEqual([[0, 1], [1, 1], [2, 1]]);
    expect(first.curve[2]?.beyondI).toBeGreaterThan(first.curve[0]?.beyondI ?? 1);
    expect(first.usage.costUsd).toBeCloseTo((6 * (100 * 1 + 50 * 2)) / 1e6);
    const reads = server.asked.map(readPrompt);
    expect(reads.map(({ runTimeMs, waste }) => [runTimeMs === null, waste]).sort()).toEqual([[false, FIRST_WASTE], [false, FIRST_WASTE], [false, SECOND_WASTE], [false, SECOND_WASTE], [true, null], [true, null]]);
    for (const slug of SLUGS) {
      const { generations } = await chain(id, slug);
      expect(generations.map(({ isKept, verdict }) => [isKept, verdict])).toEqual([[true, "AC"], [true, "AC"], [true, "AC"]]);
      // What is fed back is what was measured.
      const told = reads.find(({ problem, waste }) => waste === FIRST_WASTE && generations[1]?.prompt[1]?.content.includes(`## Problem: ${problem}\n`));
      expect((told?.runTimeMs ?? 0) / ((generations[0]?.figures?.wallNs ?? 0) / 1e6)).toBeCloseTo(1, 1);
    }

    await page.getByRole("row", { name: /^2 / }).getByRole("link").waitFor();
    await page.getByRole("row", { name: /^2 / }).getByRole("link").click();
    await page.getByRole("heading", { name: "Over the iterations of its run" }).waitFor();
    expect(await page.getByRole("img", { name: /^Beyond-I: from .* in iteration 0 to .* in iteration 2/ }).count()).toBe(1);
    await page.getByRole("button", { name: "Publish" }).click();
    await page.getByText("Everybody sees it").waitFor();
    const submissionPage = page.url();
    await workers.wait("it is on the board", async () => ((await (await fetch(web.url)).text()).includes(MODEL) ? true : null));
    await page.goto(web.url);
    await page.getByText("vanilla · iteration 2").first().waitFor();
    await page.getByRole("link", { name: MODEL }).first().click();
    await page.waitForURL(submissionPage);
    expect(open.faults).toEqual([]);
  });

  it("is refused with a reason at an address on this host's network that nobody allowed, and its key is told to nobody", async () => {
    await using open = await openPage(browser, `${web.url}/docs/method`);
    await signIn(open.page, web, account);
    await open.page.goto(`${web.url}/improve/models`);
    expect(await open.page.content()).not.toContain(KEY);
    expect(JSON.stringify(await api("/model-sources"))).not.toContain(KEY);
    const refused = await fetch(`${web.url}/api/v1/model-sources`, {
      method: "POST", headers: { Authorization: `Bearer ${account.key}`, "Content-Type": "application/json" },
      body: JSON.stringify({ name: "n", model: "m", baseUrl: "http://169.254.169.254/v1", remoteModel: "m" }),
    });
    expect([refused.status, await refused.json()]).toMatchObject([400, { faults: [{ where: "baseUrl" }] }]);
  });
});

describe("a generate worker killed in the middle", () => {
  it("changes nothing in the result, and what was answered is not asked for again", async () => {
    const held = new Set<string>();
    const gone = Promise.withResolvers<void>();
    let killed = false;
    const before = server.asked.length;
    // The answers of iteration 1 never come while the first worker lives.
    beforeAnswer = async (asked) => {
      const { problem, waste } = readPrompt(asked);
      if (killed || waste !== FIRST_WASTE) return;
      held.add(problem);
      await gone.promise;
    };
    const { id } = await api<RunView>("/improvement-runs", { sourceId: first.source.id, set: "starter", iterations: 2, objective: "both" });
    await workers.wait("both problems wait for an answer", async () => (held.size === SLUGS.length ? true : null));
    await workers.kill(generating);
    killed = true;
    gone.resolve();
    workers.start("workers/generate.ts");

    const run = await ended(id);
    const scores = ({ curve }: RunView) => curve.map(({ submissionId: _, ...rest }) => rest);
    expect(scores(run)).toEqual(scores(first));
    const asked = server.asked.slice(before).map(readPrompt).map(({ waste }) => waste ?? 0);
    expect(asked.sort((a, b) => a - b)).toEqual([0, 0, ...Array<number>(2).fill(SECOND_WASTE), ...Array<number>(4).fill(FIRST_WASTE)]);
    for (const slug of SLUGS) {
      const [one, other] = [await chain(first.id, slug), await chain(id, slug)];
      expect(other.generations.map(({ code, isKept, state }) => ({ code, isKept, state }))).toEqual(one.generations.map(({ code, isKept, state }) => ({ code, isKept, state })));
    }
    expect(run.usage).toMatchObject({ inputTokens: first.usage.inputTokens, outputTokens: first.usage.outputTokens });
  });
});
