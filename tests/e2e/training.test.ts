import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MetricPage, TrainingEventPage, TrainingRow, TrainingView } from "@/lib/core/views/training";
import { ROOT } from "@/lib/infra/build/step";
import { loadProblemSet } from "@/lib/infra/sources";
import { importProblemSet } from "@/lib/services/problem-sets/importProblemSet";
import { launchBrowser } from "@/tests/support/browser";
import { makeDataDir, removeDataDir } from "@/tests/support/data-dir";
import { problemSet, startServiceBench, type ServiceBench } from "@/tests/support/services";
import { lendServeEnvironment, whyNoServing } from "@/tests/support/tiny-checkpoint";
import { signIn, signUp, type TestAccount } from "./support/accounts";
import { apiOf } from "./support/api";
import { lendTrainer, trainerEnvironment } from "./support/training";
import { openPage, startWeb, type RunningWeb } from "./support/web";
import { workersOn, type Workers } from "./support/workers";

/** Problems of the proof, each with two slow, two fast and two wrong references: what is calibrated in seconds. */
const PROBLEMS = 2;
const MODEL = "tiny/learner";
const STEPS = 300;
/** PyTorch takes seconds to load on an idle host, and minutes on one that is not. */
const PATIENCE_MS = 500_000;
const whyNot = whyNoServing ?? (trainerEnvironment === null ? "the trainer's packages are not installed (npm test -- trainer installs them)" : null);

let bench: ServiceBench;
let web: RunningWeb;
let browser: Browser;
let admin: TestAccount;
let workers: Workers;
let dataDir: string;

async function importFew(): Promise<void> {
  const proof = await loadProblemSet({ source: path.join(ROOT, "problems/proof.jsonl.gz"), kind: "venus" });
  const problems = proof.problems.slice(0, PROBLEMS).map((problem) => ({ ...problem, references: [...problem.references.slice(0, 2), ...problem.references.slice(-4)] }));
  await importProblemSet({ ctx: bench.ctx, input: { slug: "proof", name: "Proof", kind: "venus", source: "test", revision: null, imported: await problemSet(problems) } });
}

/** Fills the form from a preset, with the names that every run has. */
async function atForm(page: Page, preset: RegExp, name: string): Promise<void> {
  await page.goto(`${web.url}/admin/training/new`);
  await page.getByRole("radio", { name: preset }).check();
  await page.getByLabel("Name of the run").fill(name);
  await page.getByLabel("Model", { exact: true }).fill(MODEL);
}

async function started(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Start the run" }).click();
  await page.waitForURL(/\/admin\/training\/[0-9a-f-]{36}$/);
  return page.url().split("/").at(-1) ?? "";
}

const unfold = (page: Page, title: string) => page.locator("summary", { hasText: title }).click();

describe.skipIf(whyNot !== null)(`a training run from the panel${whyNot === null ? "" : `: ${whyNot}`}`, () => {
  beforeAll(async () => {
    bench = await startServiceBench();
    dataDir = await makeDataDir();
    await Promise.all([lendTrainer(dataDir), lendServeEnvironment(dataDir), importFew()]);
    web = await startWeb(bench.url, { DATA_DIR: dataDir });
    browser = await launchBrowser();
    admin = await signUp(web, { role: "admin" });
    workers = workersOn({ databaseUrl: bench.url, dataDir, instance: `panel-${process.pid}`, secret: web.secret, env: { TRAINING_URL: web.url, MODEL_SERVER: "transformers" } });
    for (const worker of ["workers/judge.ts", "workers/generate.ts", "workers/train.ts"] as const) workers.start(worker);
    await workers.wait("the references are measured", async () => ((await bench.db.calibration.count({ where: { state: "done" } })) > 0 ? true : null), PATIENCE_MS);
    await workers.wait("the train worker says what it has", async () => ((await bench.db.worker.count({ where: { kind: "train" } })) > 0 ? true : null));
  });
  afterAll(async () => {
    await workers?.stop();
    await browser?.close();
    await web?.stop();
    await bench?.close();
    if (dataDir) await removeDataDir(dataDir);
  });

  const api = <Answer>(address: string): Promise<Answer> => apiOf(web.url, admin.key)<Answer>(`/training${address}`);
  const inState = (id: string, state: TrainingView["state"]) =>
    workers.wait(`the run is ${state}`, async () => {
      const run = await api<TrainingView>(`/runs/${id}`);
      if (["failed", "lost"].includes(run.state)) throw new Error(`${run.state}: ${run.stateReason}`);
      return run.state === state ? run : null;
    }, PATIENCE_MS);
  const stepInChart = async (page: Page, title: string) => Number(/at step (\d+)\.$/.exec((await page.getByRole("img", { name: new RegExp(`^${title} over steps`) }).getAttribute("aria-label", { timeout: PATIENCE_MS })) ?? "")?.[1]);
  let cold: string;

  it("learns before the eyes of an admin, stops and goes on, and a checkpoint goes through the sandbox to the leaderboard", async () => {
    await using open = await openPage(browser, `${web.url}/docs/method`);
    const { page } = open;
    await signIn(page, web, admin);
    await atForm(page, /^CPU proof: SFT/, "cold start");
    await page.getByLabel("Steps", { exact: true }).fill(String(STEPS));
    await unfold(page, "Checkpoints");
    await page.getByLabel("A checkpoint every").fill("20");
    cold = await started(page);

    const early = await stepInChart(page, "Token accuracy");
    await workers.wait("the chart has moved by itself", async () => ((await stepInChart(page, "Token accuracy")) > Math.max(early, 25) ? true : null));
    await page.getByRole("button", { name: "Stop cold start" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Stop", exact: true }).click();
    const { step } = await inState(cold, "stopped");
    expect(step).toBeLessThan(STEPS);
    await page.getByRole("button", { name: "Resume cold start" }).click({ timeout: 30_000 });
    await inState(cold, "finished");
    await page.getByText(`All ${STEPS} steps done.`).waitFor({ timeout: 30_000 });
    await workers.wait("the last point is in the chart", async () => ((await stepInChart(page, "Token accuracy")) === STEPS ? true : null));
    const { points } = await api<MetricPage>(`/runs/${cold}/metrics?maxPoints=2000`);
    const steps = points.filter(({ values }) => "loss" in values).map((point) => point.step);
    expect(steps).toEqual(Array.from({ length: STEPS }, (_, index) => index + 1));

    await page.getByRole("button", { name: `Evaluate the checkpoint of step ${STEPS}` }).click();
    const evaluated = await workers.wait("the checkpoint is scored", async () => {
      const { checkpoints } = await api<TrainingView>(`/runs/${cold}`);
      const last = checkpoints.at(-1);
      if (last?.evaluationError) throw new Error(last.evaluationError);
      return last?.evaluation?.beyondI !== null && last?.evaluation?.submissionId ? last.evaluation : null;
    }, PATIENCE_MS);
    await page.getByRole("img", { name: /^Scores of checkpoints over steps/ }).waitFor({ timeout: 30_000 });
    await page.getByRole("link", { name: "Submission", exact: true }).click();
    await page.waitForURL(new RegExp(`/submissions/${evaluated.submissionId}`));
    await page.getByText("SFT · iteration 0").first().waitFor();
    await page.getByRole("button", { name: "Publish" }).click();
    await page.getByText("Everybody sees it").waitFor();
    await workers.wait("it is on the board", async () => ((await (await fetch(`${web.url}/?set=proof`)).text()).includes(MODEL) ? true : null));
    await page.goto(`${web.url}/?set=proof`);
    await page.getByText("SFT · iteration 0").first().waitFor();
    expect(open.faults).toEqual([]);
  }, PATIENCE_MS);

  it("learns by GRPO from what the sandbox measures of its own programs, from the checkpoint of another run", async () => {
    await using open = await openPage(browser, `${web.url}/docs/method`);
    const { page } = open;
    await signIn(page, web, admin);
    await atForm(page, /^CPU proof: GRPO/, "by reward");
    const base = page.getByLabel("Checkpoint", { exact: true });
    await base.selectOption({ label: (await base.locator("option", { hasText: "final" }).first().innerText()).trim() });
    await page.getByLabel("Steps", { exact: true }).fill("3");
    await page.getByLabel("Prompts a step").fill("2");
    await page.getByLabel("Completions a prompt").fill("4");
    await unfold(page, "Data");
    await page.getByLabel("Held out").fill("");
    await unfold(page, "Hardware");
    await page.getByLabel("Rows at once").fill("8");
    const id = await started(page);
    const run = await inState(id, "finished");
    expect(run).toMatchObject({ method: "grpo", baseRunId: cold, step: 3 });
    await page.getByText("All 3 steps done.").waitFor({ timeout: 30_000 });
    await page.getByRole("img", { name: /^Reward over steps: reward .* at step 3\.$/ }).waitFor();
    await page.getByRole("img", { name: /^Time of a step: generation .*, sandbox .*, update .* at step 3\.$/ }).waitFor();
    const { events } = await api<TrainingEventPage>(`/runs/${id}/events?kinds=sample`);
    const shown = events.flatMap((event) => (event.kind === "sample" ? [event.data] : []));
    expect(shown.length).toBeGreaterThan(0);
    await page.locator("summary", { hasText: shown[0]?.problem ?? "" }).first().click();
    await page.getByRole("region", { name: /^Completion of sample/ }).first().waitFor();
    await page.goto(`${web.url}/admin/training`);
    await page.getByRole("row", { name: /by reward/ }).getByRole("cell", { name: "finished" }).waitFor();
    expect((await api<{ runs: TrainingRow[] }>("/runs")).runs.map(({ name }) => name)).toEqual(["by reward", "cold start"]);
    expect(open.faults).toEqual([]);
  }, PATIENCE_MS);
});
