import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "@/tests/support/browser";
import { startServiceBench, type ServiceBench } from "@/tests/support/services";
import { signIn, signUp, type TestAccount } from "./support/accounts";
import { expectSound, LOOKS, viewportOf } from "./support/looks";
import { openPage, startWeb, type RunningWeb } from "./support/web";

let bench: ServiceBench;
let web: RunningWeb;
let browser: Browser;
let ada: TestAccount;

beforeAll(async () => {
  bench = await startServiceBench();
  [web, browser] = await Promise.all([startWeb(bench.url), launchBrowser()]);
  ada = await signUp(web);
});
afterAll(async () => {
  await browser?.close();
  await web?.stop();
  await bench?.close();
});

const main = (page: Page) => page.locator("main");
const whoAmI = (key: string) => fetch(`${web.url}/api/v1/account`, { headers: { Authorization: `Bearer ${key}` } });

async function enter(page: Page, account: Pick<TestAccount, "email" | "password">): Promise<void> {
  await main(page).getByLabel("E-mail").fill(account.email);
  await main(page).getByLabel("Password").fill(account.password);
  await main(page).getByRole("button", { name: "Sign in" }).click();
}

describe("somebody new", () => {
  it("signs up, makes a key, calls the API with it, and revokes it", async () => {
    await using open = await openPage(browser, web.url);
    const { page } = open;
    await page.getByRole("link", { name: "Sign in" }).click();
    await main(page).getByRole("link", { name: "Sign up" }).click();
    await page.waitForURL(/sign-up/);
    await main(page).getByLabel("Name").fill("Grace");
    await main(page).getByLabel("E-mail").fill("Grace@Example.org");
    await main(page).getByLabel("Password").fill("correct horse battery");
    await main(page).getByRole("button", { name: "Sign up" }).click();
    await page.getByRole("button", { name: "Menu of Grace" }).click();
    await page.getByRole("link", { name: "Account" }).click();
    await page.waitForURL(/\/account$/);
    await page.getByLabel("Name").first().fill("laptop");
    await page.getByRole("button", { name: "Make a key" }).click();
    const key = await page.getByTestId("new-key").innerText();

    expect(await (await whoAmI(key)).json()).toMatchObject({ name: "Grace", email: "grace@example.org", role: "researcher", scopes: ["read", "submit"] });
    await page.locator("summary", { hasText: "Revoke" }).click();
    await page.getByRole("button", { name: "Revoke now" }).click();
    await page.getByText("You have no API keys").waitFor();
    const refused = await whoAmI(key);
    expect([refused.status, await refused.json()]).toMatchObject([401, { code: "unauthenticated" }]);
    expect(open.faults).toEqual([]);
  });

  it("is told by field what is wrong, and keeps what was entered", async () => {
    await using open = await openPage(browser, `${web.url}/sign-up`);
    await main(open.page).getByLabel("Name").fill("Eve");
    await main(open.page).getByLabel("E-mail").fill("nonsense");
    await main(open.page).getByLabel("Password").fill("short");
    await main(open.page).getByRole("button", { name: "Sign up" }).click();
    await open.page.getByText("E-mail is not an e-mail address.").waitFor();
    expect(await open.page.getByText("Password must have at least 12 characters.").isVisible()).toBe(true);
    expect(await main(open.page).getByLabel("Name").inputValue()).toBe("Eve");
  });
});

describe("signing in", () => {
  it("refuses a wrong password, then leads back to where one came from", async () => {
    await using open = await openPage(browser, `${web.url}/sign-in?next=/problems`);
    await enter(open.page, { email: ada.email, password: "a wrong password" });
    await open.page.getByText("do not belong together").waitFor();
    await enter(open.page, ada);
    await open.page.waitForURL(`${web.url}/problems`);
    await open.page.getByRole("button", { name: `Menu of ${ada.name}` }).waitFor();
  });

  it("leads nowhere else", async () => {
    await using open = await openPage(browser, `${web.url}/sign-in?next=//evil.example/`);
    await enter(open.page, ada);
    await open.page.waitForURL(`${web.url}/`);
  });

  it("and out works without script", async () => {
    await using open = await openPage(browser, `${web.url}/sign-in?next=/account`, { javaScriptEnabled: false });
    await enter(open.page, ada);
    await open.page.waitForURL(`${web.url}/account`);
    await open.page.getByRole("button", { name: `Menu of ${ada.name}` }).click();
    await open.page.getByRole("button", { name: "Sign out" }).click();
    await open.page.waitForURL(`${web.url}/`);
    await open.page.goto(`${web.url}/account`);
    expect(await main(open.page).innerText()).toContain("Sign in to see your account");
  });
});

describe("somebody whose password was given out", () => {
  it("can do nothing, on pages and through the API, before it is changed", async () => {
    const admin = await signUp(web, { role: "admin" });
    await bench.db.user.update({ where: { id: admin.id }, data: { mustChangePassword: true } });
    const refused = await fetch(`${web.url}/api/v1/account/keys`, { headers: { Authorization: `Bearer ${admin.key}` } });
    expect([refused.status, await refused.json()]).toMatchObject([403, { detail: expect.stringContaining("has to be changed") }]);

    await using open = await openPage(browser, `${web.url}/sign-in?next=/account`);
    await enter(open.page, admin);
    await open.page.getByRole("heading", { name: "Choose your own password" }).waitFor();
    await open.page.goto(`${web.url}/admin`);
    await open.page.getByRole("heading", { name: "Choose your own password" }).waitFor();
    await open.page.goto(`${web.url}/account`);
    await open.page.getByLabel("Password that you were given").fill(admin.password);
    await open.page.getByLabel("New password").fill("a password of my own");
    await open.page.getByRole("button", { name: "Change password" }).click();
    await open.page.getByRole("heading", { name: "API keys" }).waitFor();
    expect((await whoAmI(admin.key)).status).toBe(200);
  });
});

describe("the pages of accounts", () => {
  const PAGES = ["/sign-in", "/sign-up", "/account"] as const;

  describe.each(LOOKS)("in the $colorScheme theme at $widths px", (look) => {
    it.each([...PAGES.map((path) => [path, false] as const), ["/account", true] as const])("%s, signed in: %s, can be read by all and fits", async (path, isSignedIn) => {
      await using open = await openPage(browser, `${web.url}/docs/method`, { colorScheme: look.colorScheme, viewport: viewportOf(look) });
      if (isSignedIn) await signIn(open.page, web, ada);
      await open.page.goto(web.url + path);
      await expectSound(open, look.widths);
    });
  });
});

describe("the doors", () => {
  const post = (path: string, body: object, headers: Record<string, string> = {}, at = web.url) =>
    fetch(at + path, { method: "POST", headers: { "Content-Type": "application/json", Origin: at, ...headers }, body: JSON.stringify(body) });

  it.each(["/admin/list-users", "/admin/set-role", "/api-key/create", "/change-password", "/update-user", "/list-sessions", "/request-password-reset", "/reset-password", "/send-verification-email", "/verify-email", "/delete-user"])("of the accounts' library stay shut at %s, also for admins", async (path) => {
    const admin = await signUp(web, { role: "admin" });
    for (const method of ["GET", "POST"]) expect((await fetch(`${web.url}/api/auth${path}`, { method, headers: { Cookie: admin.cookie, Origin: web.url } })).status).toBe(404);
  });

  it("refuse a write with somebody's cookie from another site", async () => {
    const key = { name: "stolen", scopes: ["read"] };
    expect((await post("/api/v1/account/keys", key, { Cookie: ada.cookie, Origin: "https://evil.example" })).status).toBe(403);
    expect((await post("/api/v1/account/keys", key, { Cookie: ada.cookie })).status).toBe(201);
    expect((await post("/api/v1/account/keys", key, { Authorization: `Bearer ${ada.key}` })).status).toBe(403);
  });

  it("send a content security policy, and over TLS keep browsers and cookies to it", async () => {
    const page = await fetch(`${web.url}/sign-in`);
    expect(page.headers.get("content-security-policy")).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic';.*frame-ancestors 'none'/);
    expect(page.headers.get("strict-transport-security")).toBeNull();
    const secure = await startWeb(bench.url, { PUBLIC_URL: "https://afterburner.example", TRUSTED_PROXIES: "127.0.0.1" });
    try {
      expect((await fetch(`${secure.url}/sign-in`)).headers.get("strict-transport-security")).toContain("max-age=");
      const headers = { Origin: "https://afterburner.example", "X-Forwarded-For": "192.0.2.1" };
      const answer = await post("/api/auth/sign-in/email", { email: ada.email, password: ada.password }, headers, secure.url);
      expect(answer.headers.get("set-cookie")).toMatch(/^__Secure-afterburner\.session_token=.*HttpOnly.*Secure.*SameSite=Lax/);
    } finally {
      await secure.stop();
    }
  });

  it("shut for a while on who guesses a password, whatever address they claim", async () => {
    let last: Response | undefined;
    for (let i = 0; i < 12; i++) last = await post("/api/auth/sign-in/email", { email: ada.email, password: "wrong wrong wrong" }, { "X-Forwarded-For": `203.0.113.${i}` });
    expect([last?.status, Number(last?.headers.get("retry-after")) > 0]).toEqual([429, true]);
    await using open = await openPage(browser, `${web.url}/sign-in`);
    await enter(open.page, ada);
    await open.page.getByText(/Too many attempts from your address.*Try again in \d+ s/s).waitFor();
  });
});
