import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { heartbeatWorker } from "@/lib/services/workers/heartbeat";
import { launchBrowser } from "@/tests/support/browser";
import { as } from "@/tests/support/accounts";
import { startServiceBench, type ServiceBench } from "@/tests/support/services";
import { until } from "@/tests/support/until";
import { openAs, signUp, type TestAccount } from "./support/accounts";
import { fill } from "./support/fill";
import { GRPO, grpoSteps, MadeUpRun, scoreCheckpoints, SFT, sftSteps } from "./support/training-runs";
import { expectSound, LOOKS, viewportOf } from "./support/looks";
import { startWeb, type RunningWeb } from "./support/web";

let bench: ServiceBench;
let web: RunningWeb;
let browser: Browser;
let admin: TestAccount;
let live: MadeUpRun;
let paths: Record<string, string>;

/** A train worker that is not there, on a host without a GPU. */
const beat = () =>
  heartbeatWorker({
    ctx: bench.ctx,
    input: {
      name: "training-host.example.org:4711", kind: "train", slots: 1, profileHash: null, profiles: [], unavailable: {}, state: "idle", detail: null,
      capacity: [
        { launcher: "local", isAvailable: true, reason: null, cpus: 2, memoryBytes: 8_200_000_000, gpus: [] },
        { launcher: "ray", isAvailable: false, reason: "RAY_ADDRESS is not set.", cpus: null, memoryBytes: null, gpus: [] },
      ],
    },
  });

beforeAll(async () => {
  bench = await startServiceBench();
  const filled = await fill(bench.ctx);
  [web, browser] = await Promise.all([startWeb(bench.url), launchBrowser()]);
  admin = await signUp(web, { role: "admin" });
  await beat();
  const ctx = as(bench.ctx, { kind: "user", id: admin.id, name: admin.name, email: admin.email, role: "admin", scopes: null });
  const cold = await MadeUpRun.start(ctx, SFT);
  await cold.tell([...sftSteps(1, 60), { kind: "checkpoint", step: 60, data: { path: "/runs/y/run/final", bytes: 3_900_000, isFinal: true } }, { kind: "status", step: 60, data: { state: "finished", message: "All 60 steps are done.", code: null } }]);
  const broken = await MadeUpRun.start(ctx, { ...GRPO, name: "too large for its GPU" });
  await broken.tell([...grpoSteps(1, 12, 5), { kind: "status", step: 12, data: { state: "failed", message: "CUDA out of memory: tried to allocate 9.25 GiB.", code: "out_of_memory" } }]);
  live = await MadeUpRun.start(ctx, GRPO);
  await live.tell(grpoSteps(1, 80));
  await scoreCheckpoints(bench.ctx, live.id, admin.id, filled.submissionIds.slice(0, 3));
  paths = { list: "/admin/training", "form": "/admin/training/new", run: `/admin/training/${live.id}`, "broken run": `/admin/training/${broken.id}`, "SFT run": `/admin/training/${cold.id}`, comparison: `/admin/training/compare?run=${live.id}&run=${broken.id}`, choice: "/admin/training/compare" };
});

afterAll(async () => {
  await browser?.close();
  await web?.stop();
  await bench?.close();
});

const page = (name: string, options: BrowserContextOptions = {}) => openAs(browser, web, admin, paths[name] ?? "/", options);

describe.each(["list", "form", "run", "broken run", "SFT run", "comparison", "choice"])("the %s page of training", (name) => {
  it.each(LOOKS)("in the $colorScheme theme has no console error, no request elsewhere, no accessibility violation and no overflow at $widths px", async (look) => {
    await using open = await page(name, { colorScheme: look.colorScheme, viewport: viewportOf(look) });
    await expectSound(open, look.widths);
  });
});

describe("the page of a run", () => {
  const reward = (open: Page) => open.getByRole("img", { name: /^Reward over steps/ }).getAttribute("aria-label");

  it("goes on by itself with what the trainer reports, drops steps that are done again, and keeps the last point", async () => {
    await using open = await page("run");
    const at = (step: number) => until(`the chart is at step ${step}`, async () => ((await reward(open.page))?.endsWith(`at step ${step}.`) ? true : null), 30_000);
    await at(80);
    await live.tell(grpoSteps(81, 90));
    await at(90);
    await live.tell([{ kind: "status", step: 80, data: { state: "resumed", message: "Goes on from step 80.", code: null } }, ...grpoSteps(81, 84, 9)]);
    await at(84);
    await open.page.getByText("Goes on from step 80.").waitFor();
    const sent: string[] = [];
    open.page.on("request", (request) => sent.push(request.url()));
    await live.tell(grpoSteps(85, 85));
    await at(85);
    const asked = sent.filter((url) => url.includes("/metrics"));
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.every((url) => Number(new URL(url).searchParams.get("since")) > 90)).toBe(true);
    expect(open.faults).toEqual([]);
  });

  it("says that the connection is lost while the server cannot be reached, and goes on when it can", async () => {
    await using open = await page("run");
    await open.page.context().setOffline(true);
    await open.page.getByText("Connection lost, trying again").waitFor();
    await open.page.context().setOffline(false);
    await open.page.getByText("live", { exact: true }).waitFor();
  });

  it("shows samples with verdict and figures beside the prompt, scores over steps, and figures as a table", async () => {
    await using open = await page("run");
    await open.page.getByRole("img", { name: /^Scores of checkpoints over steps: Beyond-I .*, Pass@1 / }).waitFor();
    await open.page.getByText("reward 0.61").first().click();
    expect(await open.page.getByRole("region", { name: /^Prompt of sample/ }).first().innerText()).toContain("Counting out");
    expect(await open.page.getByRole("region", { name: /^Completion of sample/ }).first().innerText()).toContain("A queue is enough.");
    await open.page.getByLabel("Figures of Reward", { exact: true }).click();
    await open.page.getByRole("region", { name: "Figures of Reward, by step" }).getByRole("row", { name: /^1 / }).waitFor();
    expect(await open.page.getByRole("link", { name: "Submission", exact: true }).count()).toBe(3);
  });

  it("says of one that ran out of memory what to do, and offers to go on", async () => {
    await using open = await page("broken run");
    await open.page.getByText("CUDA out of memory").first().waitFor();
    await open.page.getByText("Fewer rows at once, gradient checkpointing, LoRA").waitFor();
    await open.page.getByRole("button", { name: "Resume too large for its GPU" }).click();
    await open.page.getByText("Waits to be launched again, at step 12 of 120.").waitFor();
  });
});

describe("the form", () => {
  beforeEach(async () => void (await beat()));

  it("says at each field what is wrong before anything is sent, and what the run will take once all is right", async () => {
    await using open = await page("form");
    const { page: form } = open;
    await form.getByRole("radio", { name: /^Paper GRPO 3B/ }).check();
    await form.getByLabel("Prompts a step").fill("0");
    await form.getByRole("button", { name: "Start the run" }).click();
    await form.getByText("Prompts a step: ", { exact: false }).waitFor();
    await form.getByText("Name of the run: is missing").waitFor();
    expect(await form.getByLabel("Name of the run").getAttribute("aria-invalid")).toBe("true");
    expect(await bench.db.trainingRun.count({ where: { preset: "paper-grpo-3b" } })).toBe(0);
    await form.getByLabel("Prompts a step").fill("32");
    await form.getByLabel("Name of the run").fill("as in the paper");
    await form.getByLabel("Model", { exact: true }).fill("made-up/paper");
    const estimate = form.getByRole("region", { name: "Estimate" });
    await estimate.getByText("204,800").waitFor();
    await estimate.getByText("The chosen launcher has no GPU").waitFor();
    expect(await form.getByRole("radio", { name: /^Ray cluster/ }).isDisabled()).toBe(true);
    await form.getByText("RAY_ADDRESS is not set.").waitFor();
    expect(open.faults).toEqual([]);
  });

  it("makes one run however often it is sent", async () => {
    await using open = await page("form");
    const { page: form } = open;
    await form.getByRole("radio", { name: /^CPU proof: SFT/ }).check();
    await form.getByLabel("Name of the run").fill("sent twice");
    await form.getByLabel("Model", { exact: true }).fill("made-up/twice");
    await form.getByRole("button", { name: "Start the run" }).dblclick();
    await form.waitForURL(/\/admin\/training\/[0-9a-f-]{36}$/);
    expect(await bench.db.trainingRun.count({ where: { name: "sent twice" } })).toBe(1);
  });

  it("goes on from a checkpoint with the fields of its run", async () => {
    await using open = await page("SFT run");
    await open.page.getByRole("link", { name: "Continue from step 60" }).click();
    await open.page.waitForURL(/\/new\?run=/);
    expect(await open.page.getByRole("combobox", { name: "Base model" }).inputValue()).toBe("checkpoint");
    expect(await open.page.getByLabel("Checkpoint", { exact: true }).locator("option:checked").innerText()).toContain("cold start (SFT), step 60, final");
    expect(await open.page.getByLabel("Name of the run").inputValue()).toBe("cold start, continued");
  });
});

describe("the list", () => {
  it("leads from marked runs to their comparison, and can be narrowed, without script too", async () => {
    await using open = await page("list", { javaScriptEnabled: false });
    await open.page.getByLabel("Compare small model on Starter").check();
    await open.page.getByLabel("Compare cold start", { exact: true }).check();
    await open.page.getByRole("button", { name: "Compare", exact: true }).click();
    await open.page.getByRole("heading", { name: "Compare runs" }).waitFor();
    expect(await open.page.getByLabel("Fields that differ").innerText()).toContain("steps");
    await open.page.goto(`${web.url}/admin/training?method=sft`);
    expect(await open.page.getByRole("row", { name: /small model/ }).count()).toBe(0);
    expect(await open.page.getByRole("row", { name: /cold start/ }).count()).toBe(1);
  });
});

describe("the comparison", () => {
  it("draws a metric that both runs have as a line of each, and says their last values", async () => {
    await using open = await page("comparison");
    const chart = open.page.getByRole("img", { name: /^Reward over steps: small model .*, too large for its GPU / });
    const drawn = () => chart.locator("path.recharts-curve").evaluateAll((paths) => paths.map((path) => (path as SVGPathElement).getTotalLength()));
    const lengths = await until("both lines are drawn", async () => ((await drawn()).length === 2 ? drawn() : null), 30_000);
    // Runs of 85 and of 12 steps, on one axis.
    expect(Math.min(...lengths)).toBeGreaterThan(10);
    expect(Math.max(...lengths)).toBeGreaterThan(3 * Math.min(...lengths));
    await using other = await page("comparison");
    await other.page.getByRole("combobox", { name: "Another metric" }).selectOption({ index: 1 });
    const name = await other.page.getByRole("combobox", { name: "Another metric" }).inputValue();
    await other.page.getByRole("img", { name: new RegExp(`^${name.replace(/[^\w]/g, ".")} over steps`) }).waitFor();
    expect([...open.faults, ...other.faults]).toEqual([]);
  });
});
