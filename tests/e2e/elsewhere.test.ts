import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchBrowser } from "@/tests/support/browser";
import { startServiceBench, type ServiceBench } from "@/tests/support/services";
import { signUp } from "./support/accounts";
import { startOAuthSite, type OAuthSite } from "./support/oauth-site";
import { openPage, startWeb, type OpenPage, type RunningWeb } from "./support/web";

let bench: ServiceBench;
let site: OAuthSite;
let web: RunningWeb;
let browser: Browser;
let people = 0;

const settings = () => ({
  GITHUB_URL: site.url, GITHUB_CLIENT_ID: site.client.id, GITHUB_CLIENT_SECRET: site.client.secret,
  HUGGINGFACE_URL: site.url, HUGGINGFACE_CLIENT_ID: site.client.id, HUGGINGFACE_CLIENT_SECRET: site.client.secret,
  // Each test comes from an address of its own: none of them is about limits.
  TRUSTED_PROXIES: "127.0.0.1",
});

beforeAll(async () => {
  [bench, site] = await Promise.all([startServiceBench(), startOAuthSite()]);
  [web, browser] = await Promise.all([startWeb(bench.url, settings()), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await web?.stop();
  await site?.[Symbol.asyncDispose]();
  await bench?.close();
});
beforeEach(() => {
  people += 1;
  site.tellsWho = true;
  site.person = { id: people, login: `octo-${people}`, name: `Octo ${people}`, email: `octo-${people}@example.org`, isConfirmed: true };
});

const open = (address: string, { at = web, script = true } = {}): Promise<OpenPage> =>
  openPage(browser, `${at.url}${address}`, { javaScriptEnabled: script, extraHTTPHeaders: { "x-forwarded-for": `192.0.2.${people}` } });
const goOn = (page: Page, name = "GitHub") => page.getByRole("button", { name: `Continue with ${name} (${site.host})` }).click();
const menu = (page: Page) => page.getByRole("button", { name: `Menu of ${site.person.name}` });
const alert = (page: Page) => page.getByRole("main").getByRole("alert");
const accounts = () => bench.db.account.findMany({ where: { user: { email: site.person.email } }, include: { user: true } });
/** The address with the code that a browser is sent back to; nobody has followed it. */
async function wayBack(page: Page): Promise<string> {
  await goOn(page);
  await page.waitForURL(`${site.url}/**`);
  return site.consent(page.url());
}

describe.each([["GitHub", "github"], ["Hugging Face", "huggingface"]])("somebody with an account at %s", (name, providerId) => {
  it("gets one here at the first sign-in and the same at the next, and nothing that opens theirs is kept", async () => {
    for (let time = 0; time < 2; time++) {
      await using opened = await open("/sign-in?next=/problems");
      const { page } = opened;
      await goOn(page, name);
      await page.getByRole("link", { name: "Allow" }).click();
      await page.waitForURL(`${web.url}/problems`);
      await menu(page).waitFor();
    }
    const found = await accounts();
    expect(found).toMatchObject([{ providerId, accessToken: null, refreshToken: null, idToken: null, password: null, user: { role: "researcher", emailVerified: true, name: site.person.name } }]);
    // The number of an account at another site than the public one is not taken for one of there.
    expect(found[0]?.accountId).toBe(`${site.host}:${site.person.id}`);
  });

  it("is told that they did not allow it, and can try again", async () => {
    await using opened = await open("/sign-in?next=/problems");
    const { page } = opened;
    await goOn(page, name);
    await page.getByRole("link", { name: "Cancel" }).click();
    await alert(page).getByText(`You did not allow it at ${name}`).waitFor();
    expect(await accounts()).toEqual([]);
    await goOn(page, name);
    await page.getByRole("link", { name: "Allow" }).click();
    await page.waitForURL(`${web.url}/problems`);
    await menu(page).waitFor();
  });
});

describe("signing in with an account elsewhere", () => {
  it("works without script", async () => {
    await using opened = await open("/sign-up", { script: false });
    await goOn(opened.page);
    await opened.page.getByRole("link", { name: "Allow" }).click();
    await opened.page.waitForURL(`${web.url}/`);
    expect(await accounts()).toHaveLength(1);
  });

  it("opens the account of the same address where both sides have confirmed it", async () => {
    const account = await signUp(web);
    site.person = { ...site.person, name: account.name, email: account.email };
    await using opened = await open("/sign-in");
    await goOn(opened.page);
    await opened.page.getByRole("link", { name: "Allow" }).click();
    await menu(opened.page).waitFor();
    expect((await accounts()).map(({ providerId, userId }) => [providerId, userId]).sort()).toEqual([["credential", account.id], ["github", account.id]]);
  });

  it.each([["here", false, true], ["there", true, false]])("does not open the account of an address that is not confirmed %s", async (_where, here, there) => {
    const account = await signUp(web);
    await bench.db.user.update({ where: { id: account.id }, data: { emailVerified: here } });
    site.person = { ...site.person, email: account.email, isConfirmed: there };
    await using opened = await open("/sign-in");
    await goOn(opened.page, "Hugging Face");
    await opened.page.getByRole("link", { name: "Allow" }).click();
    await alert(opened.page).getByText("There is an account of your e-mail address here.").waitFor();
    expect(await accounts()).toMatchObject([{ providerId: "credential" }]);
  });

  it("asks for a confirmed address where the site gives none", async () => {
    site.person = { ...site.person, isConfirmed: false };
    await using opened = await open("/sign-in");
    await goOn(opened.page);
    await opened.page.getByRole("link", { name: "Allow" }).click();
    await alert(opened.page).getByText("gives no confirmed e-mail address").waitFor();
    expect(await accounts()).toEqual([]);
  });

  it("ends in a clear message where another browser began it, and signs nobody in", async () => {
    await using first = await open("/sign-in");
    const address = await wayBack(first.page);
    await using other = await open("/");
    await other.page.goto(address);
    await alert(other.page).getByText("This sign-in was not begun in this browser").waitFor();
    expect([await menu(other.page).count(), await accounts()]).toEqual([0, []]);
  });

  it("ends in a clear message where nobody began it", async () => {
    await using opened = await open("/");
    for (const query of ["code=c&state=made-up", "code=c", "error=access_denied"]) {
      await opened.page.goto(`${web.url}/api/auth/callback/github?${query}`);
      await alert(opened.page).getByText("This sign-in was not begun in this browser").waitFor();
    }
  });

  it("ends in a clear message where a code is used twice, or the site does not say who it is", async () => {
    await using opened = await open("/sign-in");
    const { page } = opened;
    site.tellsWho = false;
    await page.goto(await wayBack(page));
    await alert(page).getByText("did not say who you are").waitFor();
    expect(await accounts()).toEqual([]);
    site.tellsWho = true;
    const address = await wayBack(page);
    await page.goto(address);
    await menu(page).waitFor();
    await using second = await open("/sign-in");
    const again = new URL(await wayBack(second.page));
    again.searchParams.set("code", new URL(address).searchParams.get("code") ?? "");
    await second.page.goto(again.href);
    await alert(second.page).getByText(/did not (say who you are|confirm the sign-in)/).waitFor();
    expect(await menu(second.page).count()).toBe(0);
  });

  it("makes no account where only admins make them", async () => {
    const closed = await startWeb(bench.url, { ...settings(), SIGN_UP: "closed" });
    try {
      await using opened = await open("/sign-in", { at: closed });
      await goOn(opened.page);
      await opened.page.getByRole("link", { name: "Allow" }).click();
      await alert(opened.page).getByText("Ask an admin for one.").waitFor();
      expect(await accounts()).toEqual([]);
    } finally {
      await closed.stop();
    }
  });
});
