import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SubmissionView } from "@/lib/core/views/submissions";
import { rescoreSet } from "@/lib/services/scoring/rescoreSet";
import { ROOT } from "@/scripts/start/step";
import { launchBrowser } from "@/tests/support/browser";
import { startServiceBench, type ServiceBench } from "@/tests/support/services";
import { fill, judgeSamples, type Filled } from "./support/fill";
import { openPage, startWeb, type RunningWeb } from "./support/web";

const GOOD = path.join(ROOT, "problems/examples/example-plain.jsonl");
const ENTRY = { model: "somebody/new-model", skill: 0.7, lean: 0.5 };

let bench: ServiceBench;
let web: RunningWeb;
let browser: Browser;
let filled: Filled;
let folder: string;

beforeAll(async () => {
  bench = await startServiceBench();
  filled = await fill(bench.ctx, { entries: [] });
  [web, browser, folder] = await Promise.all([startWeb(bench.url), launchBrowser(), mkdtemp(path.join(os.tmpdir(), "submitting-"))]);
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

async function post(body: Uint8Array | string, query: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${web.url}/api/v1/submissions?${query}`, { method: "POST", body: body as BodyInit, headers: { "Content-Type": "application/jsonl", ...headers } });
}

describe("a file on the submit page", () => {
  it("that is good is described, submitted, followed live without reload, and scored", async () => {
    await using open = await openPage(browser, `${web.url}/submit`);
    const { page } = open;
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
    expect(open.faults).toEqual([]);
  });

  it.each([
    ["cut off", async () => file("cut.jsonl", (await readFile(GOOD, "utf8")).slice(0, 900)), "line"],
    ["of an unknown problem", () => file("unknown.jsonl", `{"problem":"no-such-problem","language":"python","code":"print(1)"}\n`), "no-such-problem"],
    ["in another encoding", () => file("utf16.jsonl", Buffer.from(`{"problem":"x","code":"y"}`, "utf16le")), "UTF-16"],
    ["over 64 MiB", () => file("big.jsonl", Buffer.alloc(65 * 1024 * 1024, 32)), "64 MiB"],
  ])("that is %s is refused in words before anything is queued", async (_what, make, expected) => {
    const before = await submissions();
    await using open = await openPage(browser, `${web.url}/submit`);
    await open.page.setInputFiles("input[type=file]", await make());
    await open.page.locator("#file-check .border-bad").waitFor();
    expect(await open.page.locator("#file-check").innerText()).toContain(expected);
    expect(await open.page.getByRole("main").getByRole("button", { name: "Submit" }).isDisabled()).toBe(true);
    expect(await submissions()).toBe(before);
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
    expect(((await second.json()) as SubmissionView).id).toBe(((await first.json()) as SubmissionView).id);
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
    await judgeSamples(bench.ctx, filled.profileId, id, ENTRY);
    await rescoreSet({ ctx: bench.ctx, input: { setId: filled.setId, profileId: filled.profileId } });
    const all = await (await fetch(`${web.url}/api/v1/submissions/${id}/events`)).text();
    const cursor = /^id: (.+)$/m.exec(all)?.[1] ?? "";
    expect(all).toContain("event: end");
    const later = new Date(new Date(cursor).getTime() + 60_000).toISOString();
    const rest = await (await fetch(`${web.url}/api/v1/submissions/${id}/events`, { headers: { "Last-Event-ID": later } })).text();
    expect(rest).not.toContain("event: samples");
    expect(rest).toContain("event: end");
  });
});
