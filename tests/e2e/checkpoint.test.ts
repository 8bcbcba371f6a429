import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunView } from "@/lib/core/views/improvement";
import type { SourceView } from "@/lib/core/views/sources";
import { ROOT, tsxArgs } from "@/lib/infra/build/step";
import { runsFolder } from "@/lib/infra/model-servers/records";
import { waitForExit } from "@/lib/infra/processes";
import { isAlive, type ProcessIdentity } from "@/lib/infra/state";
import { loadProblemSet } from "@/lib/infra/sources";
import { importProblemSet } from "@/lib/services/problem-sets/importProblemSet";
import { launchBrowser } from "@/tests/support/browser";
import { problemSet, startServiceBench, type ServiceBench } from "@/tests/support/services";
import { lendServeEnvironment, whyNoServing, writeTinyCheckpoint } from "@/tests/support/tiny-checkpoint";
import { until } from "@/tests/support/until";
import { signIn, signUp, type TestAccount } from "./support/accounts";
import { openPage, startWeb, type RunningWeb } from "./support/web";

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
const children: ChildProcess[] = [];
const output: string[] = [];

/** One problem of the starter set with a few references: what is calibrated in seconds. @returns a right solution */
async function importOne(): Promise<string> {
  const starter = await loadProblemSet({ source: path.join(ROOT, "problems/starter.jsonl.gz"), kind: "venus" });
  const problems = starter.problems
    .filter(({ slug }) => slug === SLUG)
    .map((problem) => ({ ...problem, references: problem.references.filter(({ language }) => language === "python3").slice(0, 3) }));
  await importProblemSet({ ctx: bench.ctx, input: { slug: "starter", name: "Starter", kind: "starter", source: "test", revision: null, imported: await problemSet(problems) } });
  return problems[0]?.references[0]?.code ?? "";
}

function startWorker(file: string): ChildProcess {
  const env = {
    ...process.env, NODE_ENV: "production" as const, DATABASE_URL: bench.url, DATA_DIR: dataDir, AFTERBURNER_INSTANCE: `checkpoint-${process.pid}`, AFTERBURNER_SECRET: web.secret,
    DRIFT_TOLERANCE: "10", SANDBOX_LANGUAGES: "python3", MODEL_SERVER: "transformers",
  };
  const child = spawn(process.execPath, tsxArgs(file), { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => output.push(chunk.toString()));
  children.push(child);
  return child;
}

/** As `until`, with what the workers said where it gives up. */
const wait = async <Value>(what: string, ask: () => Promise<Value | null>): Promise<Value> =>
  until(what, ask, PATIENCE_MS).catch((cause: unknown) => {
    throw new Error(`${String(cause)}\n${output.slice(-40).join("")}`, { cause });
  });

const api = async <Answer>(address: string, body?: object): Promise<Answer> => {
  const answer = await fetch(`${web.url}/api/v1${address}`, {
    headers: { Authorization: `Bearer ${account.key}`, "Content-Type": "application/json" },
    ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
};

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
    startWorker("workers/judge.ts");
    worker = startWorker("workers/generate.ts");
    await wait("the references are measured", async () => ((await bench.db.calibration.count({ where: { state: "done" } })) > 0 ? true : null));
  });
  afterAll(async () => {
    for (const child of children) if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
    await Promise.all(children.map((child) => waitForExit(child, 30_000)));
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
    worker.kill("SIGKILL");
    await waitForExit(worker, 10_000);
    expect(await isAlive(server)).toBe(true);
    startWorker("workers/generate.ts");
    await wait("the server of the killed worker is gone", async () => ((await readdir(runsFolder(dataDir))).length === 0 ? true : null));
    expect(await isAlive(server)).toBe(false);
  });
});
