import { spawnSync, type ChildProcess } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunView } from "@/lib/core/views/improvement";
import type { SourceView } from "@/lib/core/views/sources";
import { ROOT } from "@/lib/infra/build/step";
import { runsFolder } from "@/lib/infra/model-servers/records";
import { isAlive, type ProcessIdentity } from "@/lib/infra/state";
import { loadProblemSet } from "@/lib/infra/sources";
import { importProblemSet } from "@/lib/services/problem-sets/importProblemSet";
import { launchBrowser } from "@/tests/support/browser";
import { problemSet, startServiceBench, type ServiceBench } from "@/tests/support/services";
import { lendServeEnvironment, whyNoServing, writeTinyCheckpoint } from "@/tests/support/tiny-checkpoint";
import { signIn, signUp, type TestAccount } from "./support/accounts";
import { apiOf } from "./support/api";
import { openPage, startWeb, type RunningWeb } from "./support/web";
import { workersOn, type Workers } from "./support/workers";

const SLUG = "counting-out";
const MODEL = "tiny/one-answer";
/** PyTorch takes seconds to load on an idle host, and minutes on one that is not. */
const PATIENCE_MS = 500_000;

let bench: ServiceBench;
let web: RunningWeb;
let browser: Browser;
let account: TestAccount;
let dataDir: string;
let archive: string;
let workers: Workers;
let api: ReturnType<typeof apiOf>;

/** One problem of the starter set with a few references: what is calibrated in seconds. @returns a right solution */
async function importOne(): Promise<string> {
  const starter = await loadProblemSet({ source: path.join(ROOT, "problems/starter.jsonl.gz"), kind: "venus" });
  const problems = starter.problems
    .filter(({ slug }) => slug === SLUG)
    .map((problem) => ({ ...problem, references: problem.references.filter(({ language }) => language === "python3").slice(0, 3) }));
  await importProblemSet({ ctx: bench.ctx, input: { slug: "starter", name: "Starter", kind: "starter", source: "test", revision: null, imported: await problemSet(problems) } });
  return problems[0]?.references[0]?.code ?? "";
}

/** As `workers.wait`, for as long as a model on a processor may take. */
const wait = <Value>(what: string, ask: () => Promise<Value | null>) => workers.wait(what, ask, PATIENCE_MS);

describe.skipIf(whyNoServing !== null)(`a checkpoint${whyNoServing === null ? "" : `: ${whyNoServing}`}`, () => {
  let worker: ChildProcess;

  beforeAll(async () => {
    bench = await startServiceBench();
    dataDir = await mkdtemp(path.join(ROOT, ".data-test-"));
    await lendServeEnvironment(dataDir);
    const code = await importOne();
    writeTinyCheckpoint(path.join(dataDir, "tiny"), `<thinking>as ever</thinking><solution>\n\`\`\`python\n${code}\n\`\`\`\n</solution>`);
    archive = path.join(dataDir, "tiny.tar.gz");
    spawnSync("tar", ["-czf", archive, "-C", dataDir, "tiny"]);
    web = await startWeb(bench.url, { DATA_DIR: dataDir });
    browser = await launchBrowser();
    account = await signUp(web);
    api = apiOf(web.url, account.key);
    workers = workersOn({ databaseUrl: bench.url, dataDir, instance: `checkpoint-${process.pid}`, secret: web.secret, env: { MODEL_SERVER: "transformers" } });
    workers.start("workers/judge.ts");
    worker = workers.start("workers/generate.ts");
    await wait("the references are measured", async () => ((await bench.db.calibration.count({ where: { state: "done" } })) > 0 ? true : null));
  });
  afterAll(async () => {
    await workers?.stop();
    await browser?.close();
    await web?.stop();
    await bench?.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  it("goes from an archive in the form to a submission for each iteration, through its own server and the sandbox", async () => {
    await using open = await openPage(browser, `${web.url}/docs/method`);
    const { page } = open;
    await signIn(page, web, account);
    await page.goto(`${web.url}/improve/models/checkpoint`);
    const form = page.locator("form", { has: page.getByLabel("Archive") });
    await form.getByLabel("Name").fill("tiny one");
    await form.getByLabel("Model").fill(MODEL);
    await form.getByLabel("Archive").setInputFiles(archive);
    await form.getByRole("button", { name: "Send" }).click();
    await form.getByText("Added.").waitFor();
    await page.goto(`${web.url}/improve/models`);
    await page.getByText("Qwen2ForCausalLM").waitFor();
    expect(open.faults).toEqual([]);
    const { sources: [source] } = await api<{ sources: SourceView[] }>("/model-sources");
    expect(source).toMatchObject({ kind: "archive", protocol: "chat", model: { name: MODEL } });
    const { id } = await api<RunView>("/improvement-runs", { sourceId: source?.id, set: "starter", objective: "time", iterations: 2, maxOutputTokens: 2048 });
    const run = await wait("the run has ended and its iterations are scored", async () => {
      const now = await api<RunView>(`/improvement-runs/${id}`);
      if (now.state === "paused" || now.state === "failed") throw new Error(`${now.state}: ${now.stateReason}`);
      return now.state === "done" && now.curve.length === 3 ? now : null;
    });
    expect(run.curve.map(({ passAt1 }) => passAt1)).toEqual([1, 1, 1]);
  }, PATIENCE_MS);

  it("leaves nothing behind when the worker that serves it is killed and another starts", async () => {
    const [folder = ""] = await readdir(runsFolder(dataDir));
    const { server } = JSON.parse(await readFile(path.join(runsFolder(dataDir), folder, "server.json"), "utf8")) as { server: ProcessIdentity };
    await workers.kill(worker);
    expect(await isAlive(server)).toBe(true);
    workers.start("workers/generate.ts");
    await wait("the server of the killed worker is gone", async () => ((await readdir(runsFolder(dataDir))).length === 0 ? true : null));
    expect(await isAlive(server)).toBe(false);
  });
});
