import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { freePort } from "@/lib/infra/processes";
import type { LeaderboardView } from "@/lib/core/views/leaderboard";
import { rescoreSet } from "@/lib/services/scoring/rescoreSet";
import { ROOT } from "@/lib/infra/build/step";
import { hasPython } from "@/tests/support/python";
import { startServiceBench, type ServiceBench } from "@/tests/support/services";
import { until } from "@/tests/support/until";
import { signUp, type TestAccount } from "./support/accounts";
import { start, startCli, type Ended, type StartOptions } from "./support/cli";
import { fill, judgeSamples, type Filled } from "./support/fill";
import { startGate } from "./support/gate";
import { startWeb, type RunningWeb } from "./support/web";

const GOOD = path.join(ROOT, "problems/examples/example-plain.jsonl");
const SKILL = { model: "My model", skill: 0.7, lean: 0.5 };

let bench: ServiceBench;
let web: RunningWeb;
let filled: Filled;
let folder: string;
let account: TestAccount;

beforeAll(async () => {
  bench = await startServiceBench();
  filled = await fill(bench.ctx, { entries: [] });
  [web, folder] = await Promise.all([startWeb(bench.url), mkdtemp(path.join(os.tmpdir(), "cli-"))]);
  await copyFile(GOOD, path.join(folder, "samples.jsonl"));
});

beforeEach(async () => {
  account = await signUp(web);
});

afterAll(async () => {
  await web?.stop();
  await bench?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

const signedIn = () => ({ AFTERBURNER_SERVER: web.url, AFTERBURNER_KEY: account.key, XDG_CONFIG_HOME: folder });
const cli = (args: string[], options: StartOptions = {}): Promise<Ended> => startCli(args, { env: signedIn(), cwd: folder, ...options }).ended;
const own = () => bench.db.submission.findMany({ where: { ownerId: account.id } });
const SUBMIT = ["submit", "samples.jsonl", "--set", "starter", "--model", SKILL.model];

async function queued(): Promise<string> {
  return until("a submission is queued", async () => (await own())[0]?.id ?? null);
}

async function rescore(): Promise<void> {
  await rescoreSet({ ctx: bench.ctx, input: { setId: filled.setId, profileId: filled.profileId } });
}

/** Judges what the account submits, as a worker would. */
async function judge(upTo = 1): Promise<string> {
  const id = await queued();
  await judgeSamples(bench.ctx, filled.profileId, id, SKILL, upTo);
  if (upTo === 1) await rescore();
  return id;
}

async function expectPublished(id: string): Promise<void> {
  expect(await bench.db.submission.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: "scored", visibility: "public" });
  await rescore();
  const board = (await (await fetch(`${web.url}/api/v1/leaderboard?set=starter`)).json()) as LeaderboardView;
  expect(board.snapshot?.entries.map(({ submissionId }) => submissionId)).toContain(id);
}

describe("a person with a key and a file", () => {
  it("goes to a published result by the command line alone", async () => {
    const config = { env: { XDG_CONFIG_HOME: path.join(folder, "config") }, cwd: folder };
    expect(await cli(["login", "--server", web.url, "--key-stdin"], { ...config, input: account.key })).toMatchObject({ code: 0, stdout: expect.stringContaining(account.email) });
    expect(await cli([...SUBMIT, "--dry-run"], config)).toMatchObject({ code: 0, stdout: expect.stringContaining("24, of which 24 can be scored") });
    expect(await own()).toEqual([]);

    const running = startCli([...SUBMIT, "--method", "grpo", "--iteration", "3", "--cost-usd", "1.5", "--publish"], config);
    await queued();
    await running.says("queued");
    const id = await judge();
    expect(await running.ended).toMatchObject({ code: 0, stdout: expect.stringMatching(/scored, public[^]*Beyond-I/) });
    await expectPublished(id);

    expect(await cli(["quota"], config)).toMatchObject({ code: 0, stdout: expect.stringContaining("24 of ") });
    const table = await cli(["results", id, "--format", "csv"], config);
    expect(table.stdout.trimEnd().split(/\r?\n/)).toHaveLength(25);
    expect(await cli(["results", id, "--format", "parquet", "--out", "results.parquet"], config)).toMatchObject({ code: 0, stdout: "" });
    expect((await readFile(path.join(folder, "results.parquet"))).subarray(0, 4).toString()).toBe("PAR1");
    expect(await cli(["leaderboard", "--set", "starter"], config)).toMatchObject({ code: 0, stdout: expect.stringContaining("My model, grpo iteration 3") });
    expect(await cli(["submissions", "--mine"], config)).toMatchObject({ code: 0, stdout: expect.stringContaining(id) });
    expect(await cli(["unpublish", id], config)).toMatchObject({ code: 0, stdout: expect.stringContaining("scored, private") });
    expect(await cli(["logout"], config)).toMatchObject({ code: 0 });
    expect(await cli(["status", id, "--server", web.url], config)).toMatchObject({ code: 1, stdout: "" });
  }, 300_000);

  it("submits once however often the command is run, unless it is meant", async () => {
    const first = await cli([...SUBMIT, "--json"]);
    const again = await cli([...SUBMIT, "--json"]);
    expect((JSON.parse(again.stdout) as { id: string }).id).toBe((JSON.parse(first.stdout) as { id: string }).id);
    expect(await own()).toHaveLength(1);
    await cli([...SUBMIT, "--again"]);
    expect(await own()).toHaveLength(2);
  });
});

describe("following", () => {
  it("outlives a broken connection", async () => {
    const gate = await startGate(web.url);
    const running = startCli([...SUBMIT, "--follow"], { env: { ...signedIn(), AFTERBURNER_SERVER: new URL(gate.url).origin }, cwd: folder });
    await running.says("queued");
    await judge(0.5);
    await gate.shut();
    await running.says("cannot be reached");
    await judge();
    await gate.open();
    expect(await running.ended).toMatchObject({ code: 0, stdout: expect.stringContaining("scored, private") });
    await gate.shut();
  });

  it("stops at Ctrl-C and leaves the submission alone", async () => {
    const running = startCli([...SUBMIT, "--follow"], { env: signedIn(), cwd: folder });
    await running.says("· queued");
    running.process.kill("SIGINT");
    const id = await queued();
    expect(await running.ended).toMatchObject({ code: 130, stderr: expect.stringContaining(`afterburner status ${id} --follow`) });
    expect((await own())[0]).toMatchObject({ state: "queued" });
  });

  it("ends with 6 when the submission is cancelled", async () => {
    const running = startCli([...SUBMIT, "--follow"], { env: signedIn(), cwd: folder });
    await running.says("· queued");
    expect(await cli(["cancel", await queued()])).toMatchObject({ code: 0, stdout: expect.stringContaining("cancelled") });
    expect(await running.ended).toMatchObject({ code: 6, stdout: expect.stringContaining("cancelled") });
  });
});

describe("exit codes", () => {
  it("3, with line and fault, for a file that is refused; nothing is queued", async () => {
    await writeFile(path.join(folder, "broken.jsonl"), (await readFile(GOOD, "utf8")).slice(0, 900));
    const ran = await cli(["submit", "broken.jsonl", "--set", "starter", "--model", "m"]);
    expect(ran).toMatchObject({ code: 3, stdout: "", stderr: expect.stringMatching(/^ {2}line \d+, .*: /m) });
    expect(await own()).toEqual([]);
  });

  it("4 for a key that is unknown, and for one that lacks the scope", async () => {
    expect(await cli(["whoami"], { env: { ...signedIn(), AFTERBURNER_KEY: "ab_unknown" } })).toMatchObject({ code: 4 });
    await bench.db.apikey.updateMany({ where: { referenceId: account.id }, data: { permissions: JSON.stringify({ afterburner: ["read"] }) } });
    expect(await cli(SUBMIT)).toMatchObject({ code: 4, stderr: expect.stringContaining("submit") });
  });

  it("5 for what goes over the quota, with its reset", async () => {
    await bench.db.user.update({ where: { id: account.id }, data: { samplesPerDay: 10 } });
    expect(await cli(SUBMIT)).toMatchObject({ code: 5, stdout: "" });
    expect(await own()).toEqual([]);
  });

  it("7 for a server that is not there", async () => {
    expect(await cli(["whoami", "--server", `http://127.0.0.1:${await freePort()}`])).toMatchObject({ code: 7, stderr: expect.stringContaining("cannot be reached") });
  });
});

/** The code block under a heading of the documentation. */
async function example(heading: string): Promise<string> {
  const text = await readFile(path.join(ROOT, "docs/cli.md"), "utf8");
  const block = new RegExp(`### ${heading}\\n\`\`\`\\w+\\n([^]*?)\`\`\``).exec(text)?.[1];
  return block ?? expect.unreachable(`no example under "${heading}"`);
}

describe("the documentation's examples without the command line", () => {
  async function goesFromFileToPublished(heading: string, program: string): Promise<void> {
    await writeFile(path.join(folder, "example"), await example(heading));
    const running = start(program, ["example"], { env: signedIn(), cwd: folder });
    const id = await Promise.race([judge(), running.ended.then((early) => expect.unreachable(`it ended early: ${JSON.stringify(early)}`))]);
    expect(await running.ended).toMatchObject({ code: 0, stdout: expect.stringContaining(`published: ${web.url}/submissions/${id}`) });
    expect((await readFile(path.join(folder, "results.csv"), "utf8")).trimEnd().split(/\r?\n/)).toHaveLength(25);
    await expectPublished(id);
  }

  it("with curl go from a file to a published result", () => goesFromFileToPublished("With curl", "bash"));
  it.skipIf(!hasPython)("with Python go from a file to a published result", () => goesFromFileToPublished("With Python", "python3"));
});
