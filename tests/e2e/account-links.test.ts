import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "@/tests/support/browser";
import { startMailServer, type MailServer } from "@/tests/support/mail-server";
import { startServiceBench, type ServiceBench } from "@/tests/support/services";
import { until } from "@/tests/support/until";
import { signIn, signUp, type TestAccount } from "./support/accounts";
import { expectSound, LOOKS, viewportOf } from "./support/looks";
import { openPage, startWeb, type RunningWeb } from "./support/web";

const NEW = "a battery of horses";

let bench: ServiceBench;
let mailServer: MailServer;
let web: RunningWeb;
let browser: Browser;

beforeAll(async () => {
  [bench, mailServer] = await Promise.all([startServiceBench(), startMailServer()]);
  [web, browser] = await Promise.all([startWeb(bench.url, { SMTP_URL: mailServer.url, MAIL_FROM: "Afterburner <no-reply@a.example>" }), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await web?.stop();
  await Promise.all([mailServer?.[Symbol.asyncDispose](), bench?.close()]);
});

const main = (page: Page) => page.locator("main");
const button = (page: Page, name: string) => main(page).getByRole("button", { name });

/** The path of the link in the newest mail to somebody. */
async function linkTo(email: string, path: string): Promise<string> {
  const text = await until(`a mail with a link to ${path}`, async () => {
    const found = mailServer.mails.findLast(({ to, text: sent }) => to.includes(email) && plain(sent).includes(path));
    return found ? plain(found.text) : null;
  }, 20_000);
  const [link = ""] = new RegExp(`https?://\\S+${path}\\?token=\\S+`).exec(text) ?? [];
  const { pathname, search } = new URL(link);
  return pathname + search;
}

/** A mail's text without what its encoding adds. */
const plain = (text: string): string => text.replaceAll("=\r\n", "").replaceAll("=3D", "=");

async function askForLink(page: Page, email: string): Promise<void> {
  await page.goto(`${web.url}/sign-in`);
  await main(page).getByRole("link", { name: "Forgotten your password?" }).click();
  // Both pages have a field of that name.
  await page.waitForURL(/forgotten-password$/);
  await main(page).getByLabel("E-mail").fill(email);
  await button(page, "Send a link").click();
  await page.getByText("If there is an account of this address, a link is on its way").waitFor();
}

describe("somebody who has forgotten the password", () => {
  it("gets a link by e-mail, chooses another, and is signed out everywhere", async () => {
    const ada = await signUp(web);
    await using open = await openPage(browser, `${web.url}/sign-in`);
    const { page } = open;
    await askForLink(page, ada.email);
    const link = await linkTo(ada.email, "/new-password");
    await page.goto(web.url + link);
    await main(page).getByLabel("New password").fill("short");
    await button(page, "Set password").click();
    await page.getByText("New password must have at least 12 characters.").waitFor();
    await main(page).getByLabel("New password").fill(NEW);
    await button(page, "Set password").click();
    await page.getByText("Your new password is set. Sign in with it.").waitFor();
    expect(await bench.db.session.count({ where: { userId: ada.id } })).toBe(0);
    await main(page).getByLabel("E-mail").fill(ada.email);
    await main(page).getByLabel("Password", { exact: true }).fill(NEW);
    await button(page, "Sign in").click();
    await page.getByRole("button", { name: `Menu of ${ada.name}` }).waitFor();

    await page.goto(web.url + link);
    await main(page).getByLabel("New password").fill("yet another password");
    await button(page, "Set password").click();
    await page.getByText("This link is no longer valid.").waitFor();
    expect(open.faults).toEqual([]);
  });

  it("is told the same without an account, and no mail is sent", async () => {
    await using open = await openPage(browser, `${web.url}/sign-in`);
    const before = mailServer.mails.length;
    await askForLink(open.page, "nobody@example.org");
    expect(mailServer.mails.slice(before)).toEqual([]);
  });
});

describe("an address", () => {
  it("is confirmed by the link in the mail, asked for on the account page", async () => {
    const grace = await signUp(web);
    await bench.db.user.update({ where: { id: grace.id }, data: { emailVerified: false } });
    await using open = await openPage(browser, `${web.url}/docs/method`);
    const { page } = open;
    await signIn(page, web, grace);
    await page.goto(`${web.url}/account`);
    await main(page).getByRole("checkbox", { name: `E-mail to ${grace.email}` }).check();
    await button(page, "Save notices").click();
    await page.getByText("the address has to be confirmed first").waitFor();
    await button(page, "Send me a link").click();
    await page.goto(web.url + (await linkTo(grace.email, "/confirm-email")));
    await button(page, "Confirm").click();
    await page.getByText("Your address is confirmed.").waitFor();
    await page.goto(`${web.url}/account`);
    expect(await page.getByText("is not confirmed").count()).toBe(0);
    await main(page).getByRole("checkbox", { name: `E-mail to ${grace.email}` }).check();
    await button(page, "Save notices").click();
    await page.getByText("Saved").waitFor();
    expect(open.faults).toEqual([]);
  });
});

describe("an account", () => {
  const deleted = (account: TestAccount) => bench.db.user.count({ where: { id: account.id } }).then((count) => count === 0);

  it("is deleted by its owner, with the password, and is gone at once", async () => {
    const eve = await signUp(web);
    await using open = await openPage(browser, `${web.url}/docs/method`);
    const { page } = open;
    await signIn(page, web, eve);
    await page.goto(`${web.url}/account`);
    await page.locator("summary", { hasText: "Delete it" }).click();
    await page.getByLabel("Your password").fill("a wrong password");
    await button(page, "Delete my account for good").click();
    await page.getByText("Your password is not the present password.").waitFor();
    expect(await deleted(eve)).toBe(false);
    await page.getByLabel("Your password").fill(eve.password);
    await button(page, "Delete my account for good").click();
    await page.waitForURL(`${web.url}/`);
    await page.getByRole("link", { name: "Sign in" }).waitFor();
    expect(await deleted(eve)).toBe(true);
    expect((await fetch(`${web.url}/api/v1/account`, { headers: { Authorization: `Bearer ${eve.key}` } })).status).toBe(401);
    expect(open.faults).toEqual([]);
  });

  it("is deleted through the API by a session and never by a key", async () => {
    const bob = await signUp(web);
    const ask = (headers: Record<string, string>) =>
      fetch(`${web.url}/api/v1/account/delete`, { method: "POST", headers: { "Content-Type": "application/json", ...headers }, body: JSON.stringify({ password: bob.password }) });
    expect((await ask({ Authorization: `Bearer ${bob.key}` })).status).toBe(403);
    expect((await ask({ Cookie: bob.cookie, Origin: "https://evil.example" })).status).toBe(403);
    expect((await ask({ Cookie: bob.cookie, Origin: web.url })).status).toBe(204);
    expect(await deleted(bob)).toBe(true);
  });

  it("is deleted by an admin, on its page and through the API", async () => {
    const [admin, one, two] = [await signUp(web, { role: "admin" }), await signUp(web), await signUp(web)];
    await using open = await openPage(browser, `${web.url}/docs/method`);
    const { page } = open;
    await signIn(page, web, admin);
    await page.goto(`${web.url}/admin/users/${one.id}`);
    await page.locator("summary", { hasText: "Delete" }).click();
    await button(page, `Delete ${one.name} for good`).click();
    await page.waitForURL(`${web.url}/admin/users`);
    expect(await deleted(one)).toBe(true);
    const call = (id: string) => fetch(`${web.url}/api/v1/admin/users/${id}?reason=spam`, { method: "DELETE", headers: { Authorization: `Bearer ${admin.key}` } });
    expect([(await call(two.id)).status, (await call(two.id)).status, (await call(admin.id)).status]).toEqual([204, 404, 409]);
  });
});

describe("a POST that makes something", () => {
  it("makes it once for one Idempotency-Key, and never tells a key what a session was told", async () => {
    const ada = await signUp(web);
    const make = (name: string, headers: Record<string, string>) =>
      fetch(`${web.url}/api/v1/account/keys`, { method: "POST", headers: { "Content-Type": "application/json", "Idempotency-Key": "k1", ...headers }, body: JSON.stringify({ name, scopes: ["read"] }) });
    const session = { Cookie: ada.cookie, Origin: web.url };
    const [first, second] = await Promise.all([make("laptop", session), make("laptop", session)]);
    expect([first.status, second.status, first.headers.get("location")]).toEqual([201, 201, second.headers.get("location")]);
    expect(await second.json()).toEqual(await first.json());
    expect(await bench.db.apikey.count({ where: { referenceId: ada.id, name: "laptop" } })).toBe(1);
    const other = await make("desktop", session);
    expect([other.status, await other.json()]).toMatchObject([409, { code: "conflict" }]);
    const byKey = await make("laptop", { Authorization: `Bearer ${ada.key}` });
    expect(byKey.status).toBe(409);
  });
});

describe("the pages of links", () => {
  const PAGES = ["/forgotten-password", "/new-password", "/new-password?token=t", "/confirm-email", "/confirm-email?token=t"];
  it.each(PAGES.flatMap((path) => LOOKS.map((look) => ({ path, ...look }))))("$path in the $colorScheme theme can be read by all and fits $widths px", async ({ path, ...look }) => {
    await using open = await openPage(browser, web.url + path, { colorScheme: look.colorScheme, viewport: viewportOf(look) });
    await expectSound(open, look.widths);
  });
});
