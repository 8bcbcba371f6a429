import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchBrowser } from "@/tests/support/browser";
import { startOAuthSite, type OAuthSite } from "@/tests/support/oauth-site";
import { startServiceBench, type ServiceBench } from "@/tests/support/services";
import { signUp } from "./support/accounts";
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
  site.person = { id: people, login: `octo-${people}`, name: `Octo ${people}`, email: `octo-${people}@example.org`, isConfirmed: true };
});

const open = (address: string, { script = true } = {}): Promise<OpenPage> =>
  openPage(browser, `${web.url}${address}`, { javaScriptEnabled: script, extraHTTPHeaders: { "x-forwarded-for": `192.0.2.${people}` } });
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
  it("is told that they did not allow it, and gets one here once they do", async () => {
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
    expect(await accounts()).toMatchObject([{ providerId, user: { role: "researcher", emailVerified: true } }]);
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

  it("says what to do where an account has the same address and has not confirmed it", async () => {
    const account = await signUp(web);
    await bench.db.user.update({ where: { id: account.id }, data: { emailVerified: false } });
    site.person = { ...site.person, email: account.email };
    await using opened = await open("/sign-in");
    await goOn(opened.page);
    await opened.page.getByRole("link", { name: "Allow" }).click();
    await alert(opened.page).getByText("There is an account of your e-mail address here.").waitFor();
    expect(await accounts()).toMatchObject([{ providerId: "credential" }]);
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
});
