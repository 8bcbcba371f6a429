import { spawn, type ChildProcess } from "node:child_process";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { freePort, waitForExit } from "@/lib/infra/processes";
import { ROOT } from "@/lib/infra/build/step";
import { ensureWebBuild, webArgs } from "@/scripts/start/web-build";
import { until } from "@/tests/support/until";

export interface RunningWeb {
  url: string;
  databaseUrl: string;
  /** Signs its sessions. */
  secret: string;
  stop: () => Promise<void>;
  /** As a crash does. */
  kill: () => Promise<void>;
}

const SECRET = "of-the-tests-".repeat(4);

/** The production web app alone on a database of the test's own: no worker changes what the test sees. */
export async function startWeb(databaseUrl: string, settings: Record<string, string> = {}, wantedPort?: number): Promise<RunningWeb> {
  await ensureWebBuild(() => undefined);
  const port = wantedPort ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const secret = settings.AFTERBURNER_SECRET ?? SECRET;
  const child: ChildProcess = spawn(process.execPath, webArgs("127.0.0.1", port), {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", DATABASE_URL: databaseUrl, LOG_LEVEL: "silent", AFTERBURNER_SECRET: secret, ...settings },
    stdio: "ignore",
  });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await waitForExit(child, 20_000);
  };
  await until("the web app answers", async () => ((await fetch(`${url}/api/v1/healthz`).catch(() => null))?.ok ? true : null), 60_000);
  return { url, databaseUrl, secret, stop: () => end("SIGTERM"), kill: () => end("SIGKILL") };
}

export interface OpenPage extends AsyncDisposable {
  page: Page;
  /** Errors of the console and the page, and requests to other hosts; a good page has none. */
  faults: string[];
}

/** A page of its own that notes whatever goes wrong on it. */
export async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin) faults.push(`request to ${request.url()}`);
  });
  await page.goto(url, { waitUntil: "load" });
  return { page, faults, [Symbol.asyncDispose]: () => context.close() };
}
