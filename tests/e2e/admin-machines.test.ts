import { readFile } from "node:fs/promises";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importJobSchema, scoreJobSchema } from "@/lib/core/jobs";
import { IMPORT_QUEUE, JUDGE_QUEUE, SCORE_QUEUE } from "@/lib/infra/queue/boss";
import { parseAllowedHost } from "@/lib/infra/safe-fetch";
import { loadProblemSet } from "@/lib/infra/sources";
import { heartbeatWorker } from "@/lib/services/workers/heartbeat";
import { ROOT } from "@/lib/infra/build/step";
import { launchBrowser } from "@/tests/support/browser";
import { startServiceBench, type ServiceBench } from "@/tests/support/services";
import { createImportHandler } from "@/workers/importing/importJob";
import { createScoreHandler } from "@/workers/scoring/scoreJob";
import { openAs, signIn, signUp, type TestAccount } from "./support/accounts";
import { fill, type Filled } from "./support/fill";
import { expectSound, LOOKS, viewportOf } from "./support/looks";
import { openPage, startWeb, type RunningWeb } from "./support/web";

let bench: ServiceBench;
let web: RunningWeb;
let browser: Browser;
let filled: Filled;
let admin: TestAccount;
let source: http.Server;
let sourceUrl: string;
const never = new AbortController().signal;
const WORKER = "measuring-host.example.org:4711";

beforeAll(async () => {
  bench = await startServiceBench();
  filled = await fill(bench.ctx);
  const starter = await readFile(path.join(ROOT, "problems/starter.jsonl.gz"));
  source = http.createServer((_request, response) => void response.end(starter));
  await new Promise<void>((resolve) => source.listen(0, "127.0.0.1", resolve));
  sourceUrl = `http://127.0.0.1:${(source.address() as AddressInfo).port}/starter.jsonl.gz`;
  [web, browser] = await Promise.all([startWeb(bench.url), launchBrowser()]);
  admin = await signUp(web, { role: "admin" });
  await beat();
});

afterAll(async () => {
  await browser?.close();
  await web?.stop();
  source?.close();
  await bench?.close();
});

/** A heartbeat of a worker that is not there. */
const beat = () =>
  heartbeatWorker({
    ctx: bench.ctx,
    input: {
      name: WORKER, kind: "judge", slots: 2, profileHash: "python3".padEnd(64, "f"), profiles: ["python3".padEnd(64, "f")], state: "waiting",
      unavailable: { rust: "Programs in Rust cannot be measured on this host: the image cannot be built." },
      drift: { python3: { speed: 0.84, measuredAt: new Date().toISOString() } },
      detail: "This host runs 19 % slower than when its reference speed was taken.", waitingSince: new Date(Date.now() - 120_000),
    },
  });

const asAdmin = (at: string, options: BrowserContextOptions = {}) => openAs(browser, web, admin, at, options);

/** Does what is queued, as a worker would. */
async function work(): Promise<void> {
  const load: Parameters<typeof createImportHandler>[2] = (request, options) => {
    const host = parseAllowedHost("127.0.0.1");
    const { file, ...rest } = options;
    return loadProblemSet({ source: file?.name ?? request.source, ...(file ? { upload: file.chunks } : {}), restricted: { allowed: host ? [host] : [] }, ...rest });
  };
  const given = { number: 1, isLast: false, signal: never, leaving: never };
  for (const job of await bench.boss.fetch(IMPORT_QUEUE, { batchSize: 10 })) {
    await createImportHandler(bench.ctx, () => undefined, load)({ data: importJobSchema.parse(job.data), ...given });
    await bench.boss.complete(IMPORT_QUEUE, job.id);
  }
  for (const job of await bench.boss.fetch(SCORE_QUEUE, { batchSize: 100 })) {
    await createScoreHandler(bench.ctx)({ data: scoreJobSchema.parse(job.data), ...given });
    await bench.boss.complete(SCORE_QUEUE, job.id);
  }
}

const PAGES = ["/admin/queue", "/admin/workers", "/admin/sets", "/admin/sets/starter"];

describe.each(PAGES)("the page %s", (at) => {
  it.each(LOOKS)("in the $colorScheme theme has no console error, no request elsewhere, no accessibility violation and no overflow at $widths px", async (look) => {
    await using open = await asAdmin(at, { colorScheme: look.colorScheme, viewport: viewportOf(look) });
    await open.page.locator("main h1").waitFor();
    await expectSound(open, look.widths);
  });

  it("tells a visitor to sign in, and shows none of it to others than admins", async () => {
    await using open = await openPage(browser, web.url + at);
    await open.page.getByRole("heading", { name: /Sign in/ }).waitFor();
    const researcher = await signUp(web);
    await signIn(open.page, web, researcher);
    await open.page.goto(web.url + at);
    await open.page.getByRole("heading", { name: /Only admins/ }).waitFor();
    expect(await open.page.locator("main").innerText()).not.toContain(WORKER);
  });
});

describe("an admin", () => {
  it("imports a problem set by form and follows it to its end without a reload", async () => {
    await using open = await asAdmin("/admin/sets");
    const { page } = open;
    await page.getByLabel("Source").fill("/etc/passwd");
    await page.getByLabel("Name", { exact: true }).fill("Second starter");
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByText("give a hub id such as owner/name").waitFor();
    expect(await page.getByLabel("Short name").inputValue()).toBe("second-starter");
    await page.getByLabel("Source").fill(sourceUrl);
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await page.waitForURL(/\/admin\/sets\/imports\/[0-9a-f-]{36}$/);
    await page.getByText("Waits for a worker.").waitFor();
    await work();
    await page.getByText("24 problems, 24 of them scorable").waitFor();
    await page.getByRole("link", { name: "To the problem set" }).click();
    await page.getByRole("heading", { name: "Second starter" }).waitFor();
    // The browser notes what was refused at first.
    expect(open.faults).toEqual([expect.stringContaining("400")]);
  });

  it("imports a file of their own by form, and the same through the API", async () => {
    await using open = await asAdmin("/admin/sets");
    const { page } = open;
    await page.getByRole("radio", { name: "A file of yours" }).check();
    await page.getByLabel("File", { exact: true }).setInputFiles(path.join(ROOT, "problems/starter.jsonl.gz"));
    await page.getByLabel("Name", { exact: true }).fill("Filed starter");
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await page.waitForURL(/\/admin\/sets\/imports\/[0-9a-f-]{36}$/);
    await page.getByText("upload:starter.jsonl.gz").waitFor();
    await work();
    await page.getByText("24 problems, 24 of them scorable").waitFor();
    expect(open.faults).toEqual([]);

    const send = (query: string, headers: Record<string, string> = {}) =>
      fetch(`${web.url}/api/v1/admin/imports/file?${query}`, { method: "POST", headers: { Authorization: `Bearer ${admin.key}`, "Content-Type": "application/octet-stream", ...headers }, body: '{"nonsense": true}\n' });
    const [first, second] = [await send("slug=by-api&name=By+API&fileName=set.jsonl", { "Idempotency-Key": "f" }), await send("slug=by-api&name=By+API&fileName=set.jsonl", { "Idempotency-Key": "f" })];
    expect([first.status, second.status, await second.json()]).toEqual([202, 202, await first.json()]);
    expect((await send("slug=other&name=Other&fileName=set.exe")).status).toBe(400);
    expect(await bench.db.importFile.count()).toBe(1);
    await work();
    expect(await bench.db.importFile.count()).toBe(0);
  });

  it("disables a problem with a reason, and the board says so to everybody", async () => {
    const [first] = await bench.db.problem.findMany({ where: { setId: filled.setId }, orderBy: { position: "asc" }, take: 1 });
    await using open = await asAdmin(`/problems/starter/${first?.slug}`);
    const { page } = open;
    await page.getByRole("button", { name: `Disable ${first?.title}` }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Reason").fill("Its last test case is wrong");
    await dialog.getByRole("button", { name: "Disable" }).click();
    await page.getByText("left out of all scores: Its last test case is wrong").waitFor();
    await work();
    await using public_ = await openPage(browser, web.url);
    await public_.page.getByText("1 problem is disabled and left out of all scores").click();
    await public_.page.getByText("Its last test case is wrong").waitFor();
    expect(await public_.page.locator("main").innerText()).toMatch(/resamples over 23\sproblems/);
  });

  it("drains a worker and lets it go on", async () => {
    await beat();
    await using open = await asAdmin("/admin/workers");
    const { page } = open;
    const card = page.getByRole("region", { name: WORKER, exact: true });
    await card.getByText("Quarantined: nothing is measured for").waitFor();
    expect(await card.innerText()).toContain("84.0");
    await card.getByRole("button", { name: `Drain ${WORKER}` }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Drain" }).click();
    await card.getByText("Asked to take no more jobs").waitFor();
    expect(await beat()).toMatchObject({ drain: true });
    await card.getByRole("button", { name: `Resume ${WORKER}` }).click();
    await card.getByRole("button", { name: `Drain ${WORKER}` }).waitFor();
    expect(await beat()).toMatchObject({ drain: false });
  });

  it("retries a failed job and pauses a queue with a reason", async () => {
    const [id] = (await bench.boss.insert(JUDGE_QUEUE, [{ data: { kind: "sample", sampleId: (await bench.db.sample.findFirstOrThrow()).id } }], { returnId: true })) ?? [];
    await bench.boss.getDb().executeSql(`UPDATE pgboss.job SET state = 'failed', started_on = now(), completed_on = now(), output = '{"message":"the sandbox broke"}' WHERE id = $1`, [id]);
    await using open = await asAdmin("/admin/queue?queue=judge&state=failed");
    const { page } = open;
    await page.getByText("the sandbox broke").waitFor();
    await page.getByRole("region", { name: "Jobs" }).getByRole("button", { name: /^Retry/ }).click();
    await page.getByText("No such jobs").waitFor();
    await page.getByRole("button", { name: "Pause Judging" }).click();
    await page.getByRole("dialog").getByLabel("Reason").fill("new kernel");
    await page.getByRole("dialog").getByRole("button", { name: "Pause" }).click();
    await page.getByText("new kernel").waitFor();
    await page.getByRole("button", { name: "Resume Judging" }).click();
    await page.getByRole("button", { name: "Pause Judging" }).waitFor();
    expect(open.faults).toEqual([]);
  });
});
