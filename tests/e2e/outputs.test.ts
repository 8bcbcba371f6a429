import type { Browser } from "playwright-core";
import { parquetReadObjects } from "hyparquet";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { citationViewSchema } from "@/lib/core/views/citation";
import { publishSubmission } from "@/lib/services/submissions/publishSubmission";
import { rescoreSet } from "@/lib/services/scoring/rescoreSet";
import { as } from "@/tests/support/accounts";
import { launchBrowser } from "@/tests/support/browser";
import { startServiceBench, type ServiceBench } from "@/tests/support/services";
import { signIn, signUp, type TestAccount } from "./support/accounts";
import { fill, judgeSamples, submitEntry, type Filled } from "./support/fill";
import { openPage, startWeb, type RunningWeb } from "./support/web";

const ENTRY = { skill: 0.8, lean: 0.6 };

let bench: ServiceBench;
let web: RunningWeb;
let browser: Browser;
let filled: Filled;
let owner: TestAccount;
let published: string;
let unpublished: string;

beforeAll(async () => {
  bench = await startServiceBench();
  filled = await fill(bench.ctx, { entries: [] });
  [web, browser] = await Promise.all([startWeb(bench.url), launchBrowser()]);
  owner = await signUp(web);
  const ctx = as(bench.ctx, { kind: "user", id: owner.id, name: owner.name, email: owner.email, role: "researcher", scopes: null });
  [published, unpublished] = [await submitEntry(ctx, { ...ENTRY, model: "mine/<b>Public</b> & =1" }), await submitEntry(ctx, { ...ENTRY, model: "mine/private" })];
  for (const id of [published, unpublished]) await judgeSamples(bench.ctx, filled.profileId, id, { ...ENTRY, model: id });
  const { setId, profileId } = filled;
  await rescoreSet({ ctx: bench.ctx, input: { setId, profileId } });
  await publishSubmission({ ctx, input: { id: published } });
  await rescoreSet({ ctx: bench.ctx, input: { setId, profileId } });
});

afterAll(async () => {
  await browser?.close();
  await web?.stop();
  await bench?.close();
});

const get = (path: string, key?: string) => fetch(web.url + path, key === undefined ? {} : { headers: { Authorization: `Bearer ${key}` } });
const rowsOf = async (id: string, key?: string) => ((await (await get(`/api/v1/submissions/${id}/samples?limit=100`, key)).json()) as { rows: { sampleId: string }[] }).rows;

describe("the results of a submission as a file", () => {
  it("hold the same samples in every format", async () => {
    const ids = (await rowsOf(published)).map(({ sampleId }) => sampleId);
    const path = `/api/v1/submissions/${published}/results?format=`;
    const csv = (await (await get(`${path}csv`)).text()).trimEnd().split("\r\n").slice(1);
    const jsonl = (await (await get(`${path}jsonl`)).text()).trimEnd().split("\n").map((line) => JSON.parse(line) as { sample_id: string });
    const parquet = (await parquetReadObjects({ file: await (await get(`${path}parquet`)).arrayBuffer() })) as { sample_id: string }[];
    expect(csv.map((line) => line.split(",")[0])).toEqual(ids);
    expect(jsonl.map((row) => row.sample_id)).toEqual(ids);
    expect(parquet.map((row) => row.sample_id)).toEqual(ids);
  });

  it("of a private one are its owner's alone", async () => {
    for (const format of ["csv", "jsonl", "parquet"]) {
      const path = `/api/v1/submissions/${unpublished}/results?format=${format}`;
      expect([(await get(path)).status, (await get(path, owner.key)).status]).toEqual([404, 200]);
    }
  });
});

describe("the leaderboard and the problems as files", () => {
  it.each(["leaderboard", "problems"])("%s come in every format, under their name", async (what) => {
    for (const [format, type] of [["csv", "text/csv"], ["jsonl", "application/jsonl"], ["parquet", "application/vnd.apache.parquet"]]) {
      const response = await get(`/api/v1/${what}/export?set=starter&format=${format}`);
      expect([response.status, response.headers.get("content-type")?.split(";")[0], response.headers.get("content-disposition")]).toEqual([200, type, `attachment; filename="${what}-starter-python3.${format}"`]);
      expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(100);
    }
  });

  it("are linked from their pages", async () => {
    for (const [path, label] of [["/?set=starter", "Download the leaderboard"], ["/problems?set=starter", "Download the problems"]] as const) {
      await using open = await openPage(browser, web.url + path);
      const links = await open.page.getByRole("group", { name: label }).getByRole("link").all();
      const answers = await Promise.all(links.map(async (link) => (await get((await link.getAttribute("href")) ?? "")).status));
      expect(answers).toEqual([200, 200, 200]);
    }
  });
});

describe("a public result elsewhere", () => {
  it("has a citation, a badge and their texts on its page, and the badge is drawn", async () => {
    await using open = await openPage(browser, `${web.url}/submissions/${published}`);
    const badge = open.page.getByRole("img", { name: /mine\/<b>Public<\/b> & =1 on Starter: Beyond-I/ });
    await badge.waitFor();
    expect(await badge.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBeGreaterThan(200);
    expect(await open.page.getByLabel("BibTeX", { exact: true }).innerText()).toContain(`url = {${web.url}/submissions/${published}}`);
    expect(await open.page.getByLabel("Badge, Markdown").innerText()).toContain(`(${web.url}/submissions/${published}/badge.svg)`);
    // Its long lines scroll in themselves.
    expect(await open.page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0)).toBeLessThanOrEqual(1280);
    expect(open.faults).toEqual([]);
  });

  it("may be shown on pages of others, and kept for a while", async () => {
    const badge = await get(`/submissions/${published}/badge.svg`);
    expect([badge.headers.get("content-type"), badge.headers.get("cross-origin-resource-policy"), badge.headers.get("cache-control")]).toEqual(["image/svg+xml; charset=utf-8", "cross-origin", "public, max-age=300"]);
    expect((await get("/")).headers.get("cross-origin-resource-policy")).toBe("same-origin");
  });

  it("is got by API as the page shows it", async () => {
    const citation = citationViewSchema.parse(await (await get(`/api/v1/submissions/${published}/citation`)).json());
    expect(await (await get(`/submissions/${published}/cite`)).text()).toBe(citation.bibtex);
    expect(citation.badge.html).toContain("&lt;b&gt;Public&lt;/b&gt; &amp; =1");
    expect(citation.evalResultsUrl).toBeNull();
    expect((await get(`/submissions/${published}/eval_results.yaml`)).status).toBe(409);
  });

  it("is none while it is private: others get 404, its owner is told to publish it", async () => {
    for (const path of [`/api/v1/submissions/${unpublished}/citation`, `/submissions/${unpublished}/cite`, `/submissions/${unpublished}/badge.svg`, `/submissions/${unpublished}/eval_results.yaml`]) {
      expect([(await get(path)).status, (await get(path, owner.key)).status]).toEqual([404, 409]);
    }
    await using open = await openPage(browser, `${web.url}/docs/method`);
    await signIn(open.page, web, owner);
    await open.page.goto(`${web.url}/submissions/${unpublished}`);
    await open.page.getByText("Once it is public").waitFor();
    expect(open.faults).toEqual([]);
  });
});

describe("the feed", () => {
  it("is well-formed Atom with the published results alone, and pages say where it is", async () => {
    await using open = await openPage(browser, web.url);
    const found = await open.page.evaluate(async () => {
      const link = document.querySelector<HTMLLinkElement>('link[type="application/atom+xml"]');
      const response = await fetch(link?.href ?? "");
      const feed = new DOMParser().parseFromString(await response.text(), "application/xml");
      return { error: feed.querySelector("parsererror")?.textContent ?? null, type: response.headers.get("content-type"), entries: [...feed.querySelectorAll("entry > id")].map((id) => id.textContent), title: feed.querySelector("entry > title")?.textContent };
    });
    expect(found).toMatchObject({ error: null, type: "application/atom+xml; charset=utf-8", entries: [`urn:uuid:${published}`] });
    expect(found.title).toMatch(/^mine\/<b>Public<\/b> & =1 on Starter: Beyond-I/);
    expect((await get("/feed.xml?set=nowhere")).status).toBe(404);
  });
});
