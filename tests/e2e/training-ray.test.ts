import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { env } from "@/lib/infra/env";
import { trainingFolder } from "@/lib/infra/training";
import { ensureRay } from "@/scripts/test/ray";
import { launchBrowser } from "@/tests/support/browser";
import { makeDataDir, removeDataDir } from "@/tests/support/data-dir";
import { processesOf, startRayHead, type RayHead } from "@/tests/support/ray-head";
import { startTrainingBench, type TrainingBench } from "@/tests/support/training";
import { openAs, signUp, type TestAccount } from "./support/accounts";
import { eventsOf, expectAllEvents, lendTrainer, trainerEnvironment } from "./support/training";
import { startWeb, type RunningWeb } from "./support/web";
import { workersOn, type Workers } from "./support/workers";

const ray = trainerEnvironment === null ? { missing: "the trainer's packages are not installed" } : await ensureRay({ dataDir: env().DATA_DIR, onProgress: () => undefined });
if ("missing" in ray) console.warn(`No run is trained on Ray: ${ray.missing}`);
const program = "program" in ray ? ray.program : "";

/** More than there is time for: whatever ends a run, it is amid its steps. */
const STEPS = 20_000;
/** A busy host takes far longer than a quiet one: a head is ten processes, a job three. */
const LIMIT_MS = 600_000;

let bench: TrainingBench;
let head: RayHead;
let web: RunningWeb;
let browser: Browser;
let admin: TestAccount;
let workers: Workers;
let dataDir: string;

beforeAll(async () => {
  if ("missing" in ray) return;
  dataDir = await makeDataDir();
  await lendTrainer(dataDir);
  bench = await startTrainingBench();
  head = await startRayHead(program);
  [web, browser] = [await startWeb(bench.url, { DATA_DIR: dataDir }), await launchBrowser()];
  admin = await signUp(web, { role: "admin" });
  workers = workersOn({ databaseUrl: bench.url, dataDir, instance: `ray-${process.pid}`, secret: web.secret, env: { RAY_ADDRESS: head.url, TRAINING_URL: web.url } });
  workers.start("workers/train.ts");
  await workers.wait("the train worker has found the cluster", async () => bench.db.worker.findFirst({ where: { kind: "train" } }));
});

afterAll(async () => {
  await workers?.stop();
  await browser?.close();
  await web?.stop();
  await head?.stop();
  await bench?.close();
  if (dataDir) await removeDataDir(dataDir);
});

const run = (id: string) => bench.db.trainingRun.findUniqueOrThrow({ where: { id } });
const inState = (id: string, state: string) =>
  workers.wait(`the run is ${state}`, async () => {
    const now = await run(id);
    if (now.state !== state && ["failed", "lost"].includes(now.state)) throw new Error(`the run is ${now.state}: ${now.stateReason}\n${now.logTail}`);
    return now.state === state ? now : null;
  }, LIMIT_MS);
const pastStep = (id: string, step: number) => workers.wait(`the trainer is past step ${step}`, async () => (((await eventsOf(dataDir, id)).at(-1)?.step ?? 0) > step ? true : null), LIMIT_MS);
const resumedAt = async (id: string) => (await eventsOf(dataDir, id)).filter(({ data }) => data.state === "resumed").map(({ step }) => step);

async function startByForm(page: Page): Promise<string> {
  await page.getByRole("radio", { name: /^CPU proof: SFT/ }).check();
  await page.getByRole("radio", { name: /^Ray cluster/ }).check();
  await page.getByLabel("Name of the run").fill("on a cluster");
  await page.getByLabel("Model", { exact: true }).fill("tiny/learner");
  await page.getByLabel("Steps", { exact: true }).fill(String(STEPS));
  await page.getByRole("button", { name: "Start the run" }).click();
  await page.waitForURL(/\/admin\/training\/[0-9a-f-]{36}$/);
  return page.url().split("/").at(-1) ?? "";
}

async function stop(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Stop on a cluster" }).click({ timeout: LIMIT_MS });
  await page.getByRole("dialog").getByRole("button", { name: "Stop", exact: true }).click();
}

const resume = (page: Page) => page.getByRole("button", { name: "Resume on a cluster" }).click({ timeout: LIMIT_MS });

describe.skipIf("missing" in ray)("a training run on a Ray cluster", () => {
  it("is launched, stopped and resumed in the browser, stops with its head when that is killed, and goes on after each", async () => {
    await using open = await openAs(browser, web, admin, "/admin/training/new");
    const { page } = open;
    const id = await startByForm(page);
    const accuracy = page.getByRole("img", { name: /^Token accuracy over steps: .* at step \d+\.$/ });
    await accuracy.waitFor({ timeout: LIMIT_MS });
    const drawn = await accuracy.getAttribute("aria-label");
    await workers.wait("the chart goes on by itself", async () => ((await accuracy.getAttribute("aria-label")) === drawn ? null : true), LIMIT_MS);
    await stop(page);
    const stopped = await inState(id, "stopped");
    expect(stopped.stateReason).toContain("with a checkpoint");

    await resume(page);
    await pastStep(id, stopped.step + 5);
    // Not at a step that is saved anyway: SIGTERM had reached the trainer.
    expect(await resumedAt(id)).toEqual([stopped.step]);
    await head.kill();
    head = await startRayHead(program, Number(new URL(head.url).port));
    // Its trainer is asked to end with its cluster, and saves what it has.
    const ended = await inState(id, "stopped");
    expect(ended.stateReason).toMatch(/with a checkpoint\. Nobody had asked for it here: what it ran on ended it, or was lost\./);
    await page.getByText(/what it ran on ended it, or was lost\. Resume it/).first().waitFor();
    await workers.wait("its trainer has ended with its cluster", async () => ((await processesOf(trainingFolder(dataDir, id))).length === 0 ? true : null));

    await resume(page);
    await workers.wait("it trains again", async () => ((await resumedAt(id)).length === 2 ? true : null), LIMIT_MS);
    await stop(page);
    const end = await inState(id, "stopped");
    expect(end.attempt).toBe(3);
    await workers.wait("its end is settled", async () => ((await run(id)).handle === null ? true : null));
    await expectAllEvents(bench.db, dataDir, id, end.step);
    expect(open.faults).toEqual([]);
  }, LIMIT_MS);
});
