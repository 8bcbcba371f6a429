import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readEnv } from "@/lib/infra/env";
import { signWebhook } from "@/lib/infra/notices";
import { launchBrowser } from "@/tests/support/browser";
import { startServiceBench, type ServiceBench } from "@/tests/support/services";
import { startReceiver, type WebhookReceiver } from "@/tests/support/webhook";
import { createNoticeHandler } from "@/workers/notifying/noticeJob";
import { deliveryPorts } from "@/workers/notifying/ports";
import { openAs, signUp, type TestAccount } from "./support/accounts";
import { expectSound, LOOKS, viewportOf } from "./support/looks";
import { startWeb, type RunningWeb } from "./support/web";

let bench: ServiceBench;
let web: RunningWeb;
let browser: Browser;
let receiver: WebhookReceiver;
let account: TestAccount;

beforeAll(async () => {
  [bench, receiver] = await Promise.all([startServiceBench(), startReceiver()]);
  [web, browser] = await Promise.all([startWeb(bench.url, { ALLOWED_PRIVATE_HOSTS: receiver.host }), launchBrowser()]);
  account = await signUp(web);
});

afterAll(async () => {
  await browser?.close();
  await web?.stop();
  await receiver?.[Symbol.asyncDispose]();
  await bench?.close();
});

const openAccount = (options: BrowserContextOptions = {}) => openAs(browser, web, account, "/account", options);

/** As a worker of this installation does. */
async function deliver(isLast: boolean): Promise<void> {
  const environment = readEnv({ NODE_ENV: "test", AFTERBURNER_SECRET: web.secret, ALLOWED_PRIVATE_HOSTS: receiver.host });
  const handle = createNoticeHandler(bench.ctx, deliveryPorts(environment, () => new Date()));
  const { id } = await bench.db.notice.findFirstOrThrow({ where: { state: "waiting" } });
  await handle({ data: { noticeId: id }, isLast, signal: new AbortController().signal });
}

describe("notices on the account page", () => {
  it("take a webhook, show its secret once, send a test, and say what became of it", async () => {
    await using open = await openAccount();
    const { page } = open;
    expect(await page.getByText("This installation sends no e-mail").count()).toBe(1);
    await page.getByLabel("Webhook", { exact: true }).fill(receiver.url);
    await page.getByRole("button", { name: "Save notices" }).click();
    const secret = await page.getByTestId("webhook-secret").innerText();
    await page.getByRole("button", { name: "Send a test to the webhook" }).click();
    await page.getByText("It is on its way").waitFor();
    receiver.statuses.push(500);
    await deliver(true);
    await page.reload();
    await page.getByRole("row", { name: /Test.*failed, 1 try.*status 500/ }).waitFor();
    expect(await page.getByTestId("webhook-secret").count()).toBe(0);
    const { headers, body } = receiver.calls[0] ?? { headers: {}, body: "" };
    expect(headers["x-afterburner-signature"]).toBe(signWebhook(secret, String(headers["x-afterburner-timestamp"]), body));
    expect(open.faults).toEqual([]);
  });

  it("say at the field what is wrong with an address, and keep what was entered", async () => {
    await using open = await openAccount();
    const field = open.page.getByLabel("Webhook", { exact: true });
    await field.fill("http://169.254.169.254/latest/meta-data");
    await open.page.getByRole("button", { name: "Save notices" }).click();
    await open.page.getByText("169.254.169.254 is not a host of the public internet").waitFor();
    expect([await field.inputValue(), await field.getAttribute("aria-invalid")]).toEqual(["http://169.254.169.254/latest/meta-data", "true"]);
  });

  it.each(LOOKS)("in the $colorScheme theme have no console error, no accessibility violation and no overflow at $widths px", async (look) => {
    await using open = await openAccount({ colorScheme: look.colorScheme, viewport: viewportOf(look) });
    await expectSound(open, look.widths);
  });
});

describe("notices by API", () => {
  it("are set, tested and listed with a key, and are not a visitor's", async () => {
    const call = (path: string, method: string, body?: object) =>
      fetch(`${web.url}/api/v1/account/notices${path}`, { method, headers: { Authorization: `Bearer ${account.key}`, "Content-Type": "application/json" }, ...(body && { body: JSON.stringify(body) }) });
    const saved = await call("", "PUT", { byEmail: false, webhookUrl: receiver.url, renewSecret: true });
    expect([saved.status, ((await saved.json()) as { secret: string }).secret.startsWith("abwh_")]).toEqual([200, true]);
    expect(await (await call("", "GET")).json()).toEqual({ byEmail: false, email: account.email, sendsEmail: false, webhookUrl: receiver.url });
    expect((await call("/test", "POST")).status).toBe(202);
    const list = (await (await call("/deliveries?limit=1", "GET")).json()) as { notices: object[]; nextCursor: string | null };
    expect([list.notices.length, list.nextCursor === null]).toEqual([1, false]);
    for (const path of ["", "/deliveries"]) expect((await fetch(`${web.url}/api/v1/account/notices${path}`)).status).toBe(401);
    expect((await fetch(`${web.url}/api/v1/account/notices/test`, { method: "POST" })).status).toBe(401);
    expect((await call("", "PUT", { byEmail: false, webhookUrl: "http://10.0.0.1/" })).status).toBe(400);
  });
});
