import type { Browser } from "playwright-core";
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from "vitest";
import { launchBrowser } from "@/tests/support/browser";
import { startServiceBench, type ServiceBench } from "@/tests/support/services";
import { fill } from "./support/fill";
import { startGate, type Gate } from "./support/gate";
import { openPage, startWeb, type RunningWeb } from "./support/web";

let bench: ServiceBench;
let gate: Gate;
let web: RunningWeb;
let browser: Browser;

beforeAll(async () => void (browser = await launchBrowser()));
afterAll(() => browser?.close());
beforeEach(async () => {
  bench = await startServiceBench();
  gate = await startGate(bench.url);
  web = await startWeb(gate.url);
});
afterEach(async () => {
  await web.stop();
  await gate.shut();
  await bench.close();
});

describe("the pages of a new installation", () => {
  it("say that no problem set is there yet, and show it by themselves once it is", async () => {
    await using open = await openPage(browser, web.url);
    await open.page.getByText("No problem set is here yet").waitFor();
    await fill(bench.ctx, { calibrated: 0.4, entries: [] });
    await open.page.getByText(/reference solutions of Starter are being measured/).waitFor();
    expect(await open.page.getByRole("progressbar", { name: "Calibration of Starter" }).isVisible()).toBe(true);
    expect(open.faults).toEqual([]);
  });
});

describe("a lost database", () => {
  it("gives 503 with words on pages and in the API, and all is well once it is back", async () => {
    const status = async (path: string) => (await fetch(web.url + path)).status;
    expect(await status("/problems")).toBe(200);
    await gate.shut();
    const page = await fetch(`${web.url}/problems`);
    expect(page.status).toBe(503);
    expect(await page.text()).toContain("The database does not answer");
    const api = await fetch(`${web.url}/api/v1/leaderboard`);
    expect(api.status).toBe(503);
    expect(api.headers.get("retry-after")).toBe("5");
    expect(await api.json()).toMatchObject({ code: "database_unavailable" });
    expect(await status("/docs/method")).toBe(200);
    await gate.open();
    expect(await status("/problems")).toBe(200);
    expect(await status("/api/v1/healthz")).toBe(200);
  });
});
