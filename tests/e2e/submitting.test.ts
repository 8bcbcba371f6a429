import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SubmissionView } from "@/lib/core/views/submissions";
import { rescoreSet } from "@/lib/services/scoring/rescoreSet";
import { ROOT } from "@/lib/infra/build/step";
import { launchBrowser } from "@/tests/support/browser";
import { startServiceBench, type ServiceBench } from "@/tests/support/services";
import { fill, judgeSamples, type Filled } from "./support/fill";
import { openAs, signUp, type TestAccount } from "./support/accounts";
import { openPage, startWeb, type RunningWeb } from "./support/web";

const GOOD = path.join(ROOT, "problems/examples/example-plain.jsonl");
const ENTRY = { model: "somebody/new-model", skill: 0.7, lean: 0.5 };

let bench: ServiceBench;
let web: RunningWeb;
let browser: Browser;
let filled: Filled;
let folder: string;
let account: TestAccount;

beforeAll(async () => {
  bench = await startServiceBench();
  filled = await fill(bench.ctx, { entries: [] });
  [web, browser, folder] = await Promise.all([startWeb(bench.url, { QUOTA_OPEN_SUBMISSIONS: "4" }), launchBrowser(), mkdtemp(path.join(os.tmpdir(), "submitting-"))]);
  account = await signUp(web);
});

afterAll(async () => {
  await browser?.close();
  await web?.stop();
  await bench?.close();
  await rm(folder, { recursive: true, force: true });
});

const file = async (name: string, content: string | Uint8Array): Promise<string> => {
  const at = path.join(folder, name);
  await writeFile(at, content);
  return at;
};
const submissions = () => bench.db.submission.count();

/** In the account's name unless the headers say otherwise. */
async function post(body: Uint8Array | string, query: string, headers: Record<string, string> = {}): Promise<Response> {
  const sent = { "Content-Type": "application/jsonl", Authorization: `Bearer ${account.key}`, ...headers };
  return fetch(`${web.url}/api/v1/submissions?${query}`, { method: "POST", body: body as BodyInit, headers: sent });
}
const as = (who: TestAccount, path: string, init: RequestInit = {}) => fetch(web.url + path, { ...init, headers: { Authorization: `Bearer ${who.key}`, ...init.headers } });

/** A page that the account is signed in on. */
const openSignedIn = (path: string) => openAs(browser, web, account, path);

/** Programs that no other test hands in. */
const marked = async (mark: string) => (await readFile(GOOD, "utf8")).replaceAll('"code": "', `"code": "# ${mark}\\n`);

async function scored(mark: string, model: string): Promise<string> {
  const { id } = (await (await post(await marked(mark), `set=starter&model=${model}`)).json()) as SubmissionView;
  await finish(id);
  return id;
}

async function finish(id: string): Promise<void> {
  await judgeSamples(bench.ctx, filled.profileId, id, ENTRY);
  await rescoreSet({ ctx: bench.ctx, input: { setId: filled.setId, profileId: filled.profileId } });
}

describe("a file on the submit page", () => {
  it("that is good is described, submitted, followed live without reload, and scored", async () => {
    await using open = await openSignedIn("/submit");
    const { page } = open;
    await page.getByText("3,000").waitFor();
    await page.setInputFiles("input[type=file]", GOOD);
    await page.getByText("This file can be judged.").waitFor();
    expect(await page.locator("#file-check").innerText()).toContain("24 of 24");
    await page.getByLabel("Model", { exact: true }).fill(ENTRY.model);
    await page.getByRole("main").getByRole("button", { name: "Submit" }).click();
    await page.waitForURL(/\/submissions\/[0-9a-f-]{36}$/);
    const id = page.url().split("/").at(-1) ?? "";
    await page.getByText(/Queued/).waitFor();

    await judgeSamples(bench.ctx, filled.profileId, id, ENTRY, 0.5);
    await page.getByText(/12 of 24/).waitFor();
    expect(await page.locator("tbody tr td:has-text('waiting')").count()).toBe(12);

    await judgeSamples(bench.ctx, filled.profileId, id, ENTRY);
    await rescoreSet({ ctx: bench.ctx, input: { setId: filled.setId, profileId: filled.profileId } });
    await page.getByText(/judged and scored/).waitFor();
    await page.getByRole("table", { name: "Scores with 95 % intervals" }).waitFor();

    const onBoard = () => openPage(browser, web.url);
    await using before = await onBoard();
    expect(await before.page.getByText(ENTRY.model).count()).toBe(0);
    await page.getByRole("button", { name: "Publish" }).click();
    await page.getByText("Everybody sees it").waitFor();
    await rescoreSet({ ctx: bench.ctx, input: { setId: filled.setId, profileId: filled.profileId } });
    await using after = await onBoard();
    await after.page.getByRole("link", { name: ENTRY.model }).click();
    await after.page.waitForURL(new RegExp(id));
    expect(open.faults).toEqual([]);
  });

  it.each([
    ["cut off", async () => file("cut.jsonl", (await readFile(GOOD, "utf8")).slice(0, 900)), "line"],
    ["of an unknown problem", () => file("unknown.jsonl", `{"problem":"no-such-problem","language":"python","code":"print(1)"}\n`), "no-such-problem"],
    ["in another encoding", () => file("utf16.jsonl", Buffer.from(`{"problem":"x","code":"y"}`, "utf16le")), "UTF-16"],
    ["over 64 MiB", () => file("big.jsonl", Buffer.alloc(65 * 1024 * 1024, 32)), "64 MiB"],
  ])("that is %s is refused in words before anything is queued", async (_what, make, expected) => {
    const before = await submissions();
    await using open = await openSignedIn("/submit");
    await open.page.setInputFiles("input[type=file]", await make());
    await open.page.locator("#file-check .border-bad").waitFor();
    expect(await open.page.locator("#file-check").innerText()).toContain(expected);
    expect(await open.page.getByRole("main").getByRole("button", { name: "Submit" }).isDisabled()).toBe(true);
    expect(await submissions()).toBe(before);
  });
});

describe("a visitor", () => {
  it("is led to sign in, and back to the submit page", async () => {
    await using open = await openPage(browser, `${web.url}/submit?set=starter`);
    const link = open.page.getByRole("main").getByRole("link", { name: "Sign in" });
    expect(await link.getAttribute("href")).toBe(`/sign-in?next=${encodeURIComponent("/submit?set=starter")}`);
    expect(await open.page.locator("input[type=file]").count()).toBe(0);
    await open.page.goto(`${web.url}/submissions?mine=1`);
    await open.page.getByText("Sign in to see your submissions").waitFor();
  });

  it("cannot submit or check a file by the API", async () => {
    for (const query of ["set=starter&model=m", "set=starter&dryRun=1"]) {
      const answer = await fetch(`${web.url}/api/v1/submissions?${query}`, { method: "POST", body: "{}", headers: { "Content-Type": "application/jsonl" } });
      expect([answer.status, (await answer.json() as { code: string }).code]).toEqual([401, "unauthenticated"]);
    }
    expect((await fetch(`${web.url}/api/v1/quota`)).status).toBe(401);
  });

  it("finds a private submission nowhere", async () => {
    const id = await scored("hidden from others", "secret/model");
    const execution = await bench.db.execution.findFirstOrThrow({ where: { sample: { submissionId: id, problem: { slug: "meter-windows" } } } });
    const other = await signUp(web);
    const ways = [`/submissions/${id}`, `/api/v1/submissions/${id}`, `/api/v1/submissions/${id}/samples`, `/api/v1/submissions/${id}/events`, `/api/v1/submissions/${id}/results?format=csv`, `/executions/${execution.id}`, `/api/v1/executions/${execution.id}`];
    const status = async (answer: Promise<Response>) => (await answer).status;
    for (const path of ways) expect([path, await status(fetch(web.url + path)), await status(as(other, path)), await status(as(account, path))]).toEqual([path, 404, 404, 200]);
    for (const path of ["/", "/submissions", "/problems/starter/meter-windows", "/api/v1/submissions", "/api/v1/leaderboard", "/api/v1/leaderboard?format=csv", "/api/v1/problems/starter/meter-windows", "/feed.xml"]) {
      const text = await (await fetch(web.url + path)).text();
      expect([path, text.includes(id), text.includes("secret/model")]).toEqual([path, false, false]);
    }
    for (const act of ["publish", "unpublish", "cancel", "rerun"]) expect(await status(as(other, `/api/v1/submissions/${id}/${act}`, { method: "POST" }))).toBe(404);
    expect(await status(as(other, `/api/v1/submissions/${id}`, { method: "DELETE" }))).toBe(404);
  });
});

describe("an owner", () => {
  it("edits, unpublishes and deletes on the submission's page", async () => {
    const id = await scored("to be deleted", "typo/modle");
    await as(account, `/api/v1/submissions/${id}/publish`, { method: "POST" });
    await using open = await openSignedIn(`/submissions/${id}`);
    const { page } = open;
    await page.getByText("Edit what is said of it").click();
    await page.getByLabel("Model", { exact: true }).fill("typo/model");
    await page.getByLabel("Weights").selectOption("Open");
    await page.getByLabel("Cost, US dollars").fill("12.5");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("heading", { name: "typo/model" }).waitFor();
    await page.getByText("$12.50").waitFor();
    await page.getByText("Make private").click();
    await page.getByRole("button", { name: "Take it off the leaderboard" }).click();
    await page.getByText("Only its owner and admins see it").waitFor();
    await page.getByText("Delete", { exact: true }).click();
    await page.getByRole("button", { name: "Delete it with its programs" }).click();
    await page.waitForURL(/submissions\?mine=1/);
    expect(await bench.db.submission.count({ where: { id } })).toBe(0);
    expect(open.faults).toEqual([]);
  });

  it("reads why an admin hid it", async () => {
    const id = await scored("hidden by an admin", "hidden/model");
    await as(account, `/api/v1/submissions/${id}/publish`, { method: "POST" });
    await bench.db.submission.update({ where: { id }, data: { hiddenAt: new Date(), hiddenReason: "These are the reference solutions." } });
    await using open = await openSignedIn(`/submissions/${id}`);
    await open.page.getByText("These are the reference solutions.").waitFor();
    expect((await fetch(`${web.url}/submissions/${id}`)).status).toBe(404);
  });

  it("is told of a file that was handed in before, and of the quota, before anything is queued", async () => {
    const id = await scored("twice", "twice/model");
    await using open = await openSignedIn("/submit");
    const { page } = open;
    await page.setInputFiles("input[type=file]", await file("twice.jsonl", await marked("twice")));
    await page.getByText("handed in before").waitFor();
    expect(await page.getByRole("link", { name: "twice/model" }).getAttribute("href")).toBe(`/submissions/${id}`);
    await bench.db.user.update({ where: { id: account.id }, data: { samplesPerDay: 100 } });
    await page.reload();
    await page.setInputFiles("input[type=file]", await file("twice.jsonl", await marked("twice")));
    await page.getByText("left of your quota of today").waitFor();
    const answer = await post(await marked("twice"), "set=starter&model=m");
    expect([answer.status, Number(answer.headers.get("retry-after")) > 0]).toEqual([429, true]);
    expect(await answer.json()).toMatchObject({ code: "rate_limited", detail: expect.stringContaining("100 a day") });
    await bench.db.user.update({ where: { id: account.id }, data: { samplesPerDay: null } });
    expect(await (await as(account, "/api/v1/quota")).json()).toMatchObject({ samplesPerDay: 3000, openSubmissions: 4 });
  });
});

describe("a self-reported result", () => {
  it("is reported by form with its source, and stands on the board apart and unranked", async () => {
    await using open = await openSignedIn("/submissions/report");
    const { page } = open;
    await page.getByLabel("Model", { exact: true }).fill("reported/model");
    await page.getByLabel("Pass@1, %").fill("61.2");
    await page.getByLabel("Beyond-I, %").fill("48");
    await page.getByLabel("Source").fill("http://insecure.example");
    await page.getByRole("button", { name: "Report", exact: true }).click();
    await page.getByText("say where it can be checked").waitFor();
    await page.getByLabel("Source").fill("https://arxiv.org/abs/2505.23387");
    await page.getByLabel("Show it on the leaderboard at once").check();
    await page.getByRole("button", { name: "Report", exact: true }).click();
    await page.getByRole("link", { name: "reported/model" }).waitFor();
    await using board = await openPage(browser, web.url);
    const row = board.page.locator("tr", { hasText: "reported/model" });
    expect(await row.locator("td").first().innerText()).toBe("–");
    expect(await row.innerText()).toContain("48.0");
    expect(open.faults).toEqual([]);
  });
});

describe("the submission API", () => {
  it("queues nothing in a dry run", async () => {
    const before = await submissions();
    const answer = await post(await readFile(GOOD), "set=starter&dryRun=1");
    expect(await answer.json()).toMatchObject({ samples: 24, problems: 24, missing: [] });
    expect(await submissions()).toBe(before);
  });

  it("gives the first submission back for a repeated idempotency key", async () => {
    const body = await readFile(GOOD);
    const headers = { "Idempotency-Key": "same-key" };
    const first = await post(body, "set=starter&model=m", headers);
    const second = await post(body, "set=starter&model=m", headers);
    expect(first.status).toBe(201);
    const { id } = (await first.json()) as SubmissionView;
    expect(((await second.json()) as SubmissionView).id).toBe(id);
    await as(account, `/api/v1/submissions/${id}/cancel`, { method: "POST" });
  });

  it("answers 413 with the limit to 70 MiB", async () => {
    const answer = await post(Buffer.alloc(70 * 1024 * 1024, 32), "set=starter&model=m");
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: "too_large", detail: expect.stringContaining("64 MiB") });
  });

  it("names each missing field", async () => {
    const answer = await post("{}", "set=starter");
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ faults: [{ where: "model", problem: "is missing" }] });
  });

  it("refuses a write that another site's page made the browser send", async () => {
    const answer = await post(await readFile(GOOD), "set=starter&model=m", { Origin: "http://elsewhere.example" });
    expect(answer.status).toBe(403);
  });

  it("goes on from the last event's id after a broken connection", async () => {
    const { id } = (await (await post(await readFile(GOOD), "set=starter&model=events")).json()) as SubmissionView;
    await finish(id);
    const all = await (await as(account, `/api/v1/submissions/${id}/events`)).text();
    const cursor = /^id: (.+)$/m.exec(all)?.[1] ?? "";
    expect(all).toContain("event: end");
    const later = new Date(new Date(cursor).getTime() + 60_000).toISOString();
    const rest = await (await as(account, `/api/v1/submissions/${id}/events`, { headers: { "Last-Event-ID": later } })).text();
    expect(rest).not.toContain("event: samples");
    expect(rest).toContain("event: end");
  });
});
