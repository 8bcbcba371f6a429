import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "@/tests/support/browser";
import { startServiceBench, type ServiceBench } from "@/tests/support/services";
import { openAs, signUp, type TestAccount } from "./support/accounts";
import { ENTRIES, fill } from "./support/fill";
import { expectSound, LOOKS, viewportOf } from "./support/looks";
import { openPage, startWeb, type OpenPage, type RunningWeb } from "./support/web";

const MODEL = ENTRIES[0]?.model ?? "";

let bench: ServiceBench;
let web: RunningWeb;
let browser: Browser;
let admin: TestAccount;
let owner: TestAccount;
let submissionId: string;

beforeAll(async () => {
  bench = await startServiceBench();
  const filled = await fill(bench.ctx, { entries: ENTRIES.slice(0, 3) });
  [web, browser] = await Promise.all([startWeb(bench.url), launchBrowser()]);
  admin = await signUp(web, { role: "admin" });
  owner = await signUp(web);
  submissionId = filled.submissionIds[0] ?? "";
  await bench.db.submission.update({ where: { id: submissionId }, data: { ownerId: owner.id } });
});

afterAll(async () => {
  await browser?.close();
  await web?.stop();
  await bench?.close();
});

/** Opens a form that is out of the way. */
const unfold = (page: Page, title: string) => page.locator("summary", { hasText: title }).click();

function openFor(account: TestAccount | null, path: string, options: BrowserContextOptions = {}): Promise<OpenPage> {
  return account === null ? openPage(browser, web.url + path, options) : openAs(browser, web, account, path, options);
}

function api(path: string, key: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${web.url}/api/v1/admin${path}`, { ...init, headers: { authorization: `Bearer ${key}`, "content-type": "application/json" } });
}

const PATHS = ["/admin", "/admin/users", "/admin/users/:owner", "/admin/submissions", "/admin/submissions/:submission", "/admin/audit"];
const addressOf = (path: string) => path.replace(":owner", owner.id).replace(":submission", submissionId);

describe("an admin", () => {
  it("finds a submission, verifies and hides it: the board, the owner's page and the audit log tell of it", async () => {
    await using open = await openFor(admin, "/admin/submissions");
    const { page } = open;
    await page.getByRole("searchbox").fill(owner.email);
    await page.getByRole("button", { name: "Search" }).click();
    await page.waitForURL(/q=/);
    expect(await page.locator("tbody tr").count()).toBe(1);
    await page.getByRole("link", { name: MODEL }).click();
    await page.waitForURL(/\/admin\/submissions\/.+/);

    await unfold(page, "Verify");
    await page.getByLabel("How it was checked").fill("generated again from the weights");
    await page.getByRole("button", { name: "Verify it" }).click();
    await page.getByText(/^Verified .*generated again from the weights$/).waitFor();
    await using board = await openFor(null, "/");
    expect(await board.page.locator("tbody tr", { hasText: MODEL }).innerText()).toContain("verified");

    await unfold(page, "Hide");
    await page.getByRole("button", { name: "Hide it" }).click();
    await page.getByText("say why, in a few words").waitFor();
    await page.getByLabel("Reason").fill("the solutions were copied");
    await page.getByRole("button", { name: "Hide it" }).click();
    await page.getByText(/^Hidden .*the solutions were copied$/).waitFor();

    await board.page.reload();
    expect(await board.page.locator("tbody tr", { hasText: MODEL }).count()).toBe(0);
    expect((await fetch(`${web.url}/submissions/${submissionId}`)).status).toBe(404);
    await using own = await openFor(owner, `/submissions/${submissionId}`);
    expect(await own.page.locator("main").innerText()).toContain("the solutions were copied");

    await page.goto(`${web.url}/admin/audit?q=copied`);
    const row = page.locator("tbody tr");
    expect(await row.count()).toBe(1);
    expect(await row.innerText()).toMatch(/submission\.hide[\s\S]*the solutions were copied/);
    expect(await row.innerText()).toContain(admin.name);
    expect(open.faults).toEqual([]);
  });

  it("makes an account with a password that is shown once, closes it and opens it again", async () => {
    await using open = await openFor(admin, "/admin/users");
    const { page } = open;
    await unfold(page, "Make an account");
    await page.getByLabel("Name", { exact: true }).fill("Ada Lovelace");
    await page.getByLabel("E-mail", { exact: true }).fill("ada@example.org");
    await page.getByRole("button", { name: "Make the account" }).click();
    const password = await page.getByTestId("one-time-password").innerText();
    await page.goto(`${web.url}/admin/users?q=lovelace`);
    expect(await page.content()).not.toContain(password);
    await page.getByRole("link", { name: "Ada Lovelace" }).click();
    await page.waitForURL(/\/admin\/users\/.+/);

    await unfold(page, "Ban");
    await page.getByLabel("Reason", { exact: true }).fill("only a rehearsal");
    await page.getByRole("button", { name: "Ban this account" }).click();
    await page.getByText(/^Closed until an admin opens it: only a rehearsal$/).waitFor();
    const signInAs = (email: string) =>
      fetch(`${web.url}/api/auth/sign-in/email`, { method: "POST", headers: { "content-type": "application/json", origin: web.url }, body: JSON.stringify({ email, password }) });
    expect((await signInAs("ada@example.org")).status).toBe(403);
    await page.getByRole("button", { name: "Lift the ban" }).click();
    await page.getByText(/^Closed until/).waitFor({ state: "detached" });
    expect((await signInAs("ada@example.org")).status).toBe(200);
    expect(open.faults).toEqual([]);
  });

  it("sets a quota without script", async () => {
    await using open = await openFor(admin, `/admin/users/${owner.id}`, { javaScriptEnabled: false });
    await unfold(open.page, "Quota");
    await open.page.getByLabel("Samples a day").fill("77");
    await open.page.getByRole("button", { name: "Set quota" }).click();
    await open.page.getByText(/of 77$/).waitFor();
    expect(await bench.db.user.findUnique({ where: { id: owner.id } })).toMatchObject({ samplesPerDay: 77, openSubmissions: null });
  });

  it("does the same by the API, with a key of the scope", async () => {
    const list = (await (await api(`/submissions?owner=${owner.id}`, admin.key)).json()) as { submissions: { id: string }[] };
    expect(list.submissions.map(({ id }) => id)).toEqual([submissionId]);
    expect((await api(`/submissions/${submissionId}/hidden?reason=shown%20again`, admin.key, { method: "DELETE" })).status).toBe(200);
    expect((await api(`/users/${owner.id}/quota`, admin.key, { method: "PUT", body: JSON.stringify({ samplesPerDay: null, openSubmissions: 9 }) })).status).toBe(200);
    const file = await api("/audit/export?format=csv", admin.key);
    expect(file.headers.get("content-type")).toContain("text/csv");
    expect(await file.text()).toMatch(/^at,action,actor,[\s\S]*user\.quota[\s\S]*submission\.unhide[\s\S]*submission\.hide/);
  });
});

describe("others than admins", () => {
  it.each(PATHS)("see no part of %s, but what to do", async (path) => {
    await using visitor = await openFor(null, addressOf(path));
    await visitor.page.getByRole("heading", { name: "Sign in to see this" }).waitFor();
    await using researcher = await openFor(owner, addressOf(path));
    await researcher.page.getByRole("heading", { name: "Only admins may see this" }).waitFor();
    for (const { page } of [visitor, researcher]) expect(await page.content()).not.toContain(admin.email);
    const status = async (cookie: string) => (await fetch(web.url + addressOf(path), { headers: { cookie } })).status;
    expect([await status(""), await status(owner.cookie), await status(admin.cookie)]).toEqual([401, 403, 200]);
  });

  it("are refused by the API, whatever they send", async () => {
    for (const path of ["/overview", "/users", `/users/${owner.id}`, "/submissions", "/audit", "/audit/export"]) {
      expect((await fetch(`${web.url}/api/v1/admin${path}`)).status, path).toBe(401);
      expect((await api(path, owner.key)).status, path).toBe(403);
    }
    expect((await api(`/users/${owner.id}/role`, owner.key, { method: "PUT", body: "no JSON" })).status).toBe(403);
    expect((await api(`/users/${owner.id}/role`, admin.key, { method: "PUT", body: JSON.stringify({ role: "king" }) })).status).toBe(400);
  });
});

describe.each(PATHS)("the page %s", (path) => {
  it.each(LOOKS)("in the $colorScheme theme has no console error, no request elsewhere, no accessibility violation and no overflow at $widths px", async (look) => {
    await using open = await openFor(admin, addressOf(path), { colorScheme: look.colorScheme, viewport: viewportOf(look) });
    await expectSound(open, look.widths);
  });
});
