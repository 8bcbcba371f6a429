import { truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { cli, fakeServer, ID, KEY, problem, SCORED, sendJson, temporaryFolder, view, type Handler, type Ran, type RunOptions, type Seen } from "./support";

const LINE = `{"problem":"a","language":"python","code":"print('é')"}\n`;
const PREVIEW = { format: "jsonl", samples: 1, problems: 1, scorable: 1, missing: ["b", "c"], warnings: ["line 1: a syntax error"], languages: { python3: 1 }, duplicateOf: null, quota: null };

const takes: Handler = ({ url, method }, response) => {
  if (url.includes("dryRun=1")) return sendJson(response, PREVIEW);
  if (url.endsWith("/events")) return void response.writeHead(200, { "Content-Type": "text/event-stream" }).end(`event: progress\ndata: ${JSON.stringify({ submission: SCORED })}\n\nevent: end\ndata: {}\n\n`);
  if (url.endsWith("/publish")) return sendJson(response, { ...SCORED, visibility: "public" });
  sendJson(response, view(), method === "POST" ? 201 : 200);
};

interface Submitting {
  ran: Ran;
  seen: Seen[];
}

async function submit(handler: Handler, more: string[] = [], options: RunOptions & { content?: string; name?: string } = {}): Promise<Submitting> {
  await using server = await fakeServer(handler);
  await using folder = await temporaryFolder();
  const file = path.join(folder.path, options.name ?? "samples.jsonl");
  await writeFile(file, options.content ?? LINE);
  const env = { AFTERBURNER_SERVER: server.url, AFTERBURNER_KEY: KEY };
  const ran = await cli(["submit", file, "--set", "starter", "--model", "Some model", ...more], { env, ...options });
  return { ran, seen: server.seen };
}

const keyOf = ({ seen }: Submitting, index = 0) => seen[index]?.headers["idempotency-key"];
const fieldsOf = ({ seen }: Submitting) => Object.fromEntries([...(seen[0]?.body ?? "").matchAll(/name="(\w+)"\r\n\r\n(.*?)\r\n--/gs)].map(([, name, value]) => [name, value]));

describe("submit", () => {
  it("sends the file and all that is said of the model, and prints id and page", async () => {
    const all = ["--method", "grpo", "--iteration", "8", "--decoding", "t=0.8", "--link", "https://example.org", "--licence", "mit", "--size-billions", "3", "--no-open-weights", "--cost-usd", "1.5", "--notes", "two\nlines"];
    const done = await submit(takes, all, { name: 'odd "name".jsonl' });
    expect(done.ran).toMatchObject({ code: 0, stdout: expect.stringMatching(new RegExp(`submission +${ID}\npage +http://127.0.0.1:\\d+/submissions/${ID}\n`)) });
    expect(fieldsOf(done)).toEqual({
      set: "starter", model: "Some model", method: "grpo", iteration: "8", decoding: "t=0.8", link: "https://example.org", licence: "mit",
      sizeBillions: "3", openWeights: "false", costUsd: "1.5", notes: "two\nlines",
    });
    expect(done.seen[0]?.body).toContain(`filename="odd %22name%22.jsonl"`);
    expect(done.seen[0]?.body).toContain(Buffer.from(LINE).toString("latin1"));
    expect(done.seen[0]?.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
  });

  it("sends the file in whole again, under the same key, where the connection breaks", async () => {
    const done = await submit((seen, response, count) => (count === 1 ? void response.destroy() : takes(seen, response, count)));
    expect(done.ran.code).toBe(0);
    expect(keyOf(done, 0)).toMatch(/^cli-/);
    expect(keyOf(done, 1)).toBe(keyOf(done, 0));
    expect(done.seen[1]?.body.length).toBe(done.seen[0]?.body.length);
  });

  it("has one key for one content with the same fields, and another for anything else", async () => {
    const key = async (more: string[] = [], content = LINE) => keyOf(await submit(takes, more, { content }));
    const first = await key();
    expect(await key()).toBe(first);
    const others = [await key(["--iteration", "1"]), await key([], `${LINE}\n`), await key(["--again"]), await key(["--again"])];
    expect(new Set([first, ...others]).size).toBe(5);
    expect(await key(["--idempotency-key", "mine"])).toBe("mine");
  });

  it("says when an earlier command has submitted it, and how to do it anew", async () => {
    const earlier = view({ createdAt: new Date(Date.now() - 3_600_000).toISOString() });
    expect((await submit((_, response) => sendJson(response, earlier, 201))).ran.stderr).toContain("--again");
    expect((await submit(takes)).ran.stderr).not.toContain("--again");
  });

  it("names the faults of a file by line and ends with 3", async () => {
    const faults = [{ where: "line 12", problem: "is cut off after column 840" }];
    const { ran } = await submit((_, response) => sendJson(response, problem("invalid_input", "1 solution cannot be read.", { faults, moreFaults: 0 }), 400));
    expect(ran).toMatchObject({ code: 3, stdout: "", stderr: expect.stringContaining("  line 12: is cut off after column 840\n") });
  });

  it("queues nothing in a dry run", async () => {
    const { ran, seen } = await submit(takes, ["--dry-run"]);
    expect(ran.code).toBe(0);
    expect(ran.stdout).toContain("2: b, c");
    expect(ran.stdout).toContain("line 1: a syntax error");
    expect(seen.map(({ url }) => url)).toEqual(["/api/v1/submissions?dryRun=1"]);
    expect(JSON.parse((await submit(takes, ["--dry-run", "--json"])).ran.stdout)).toEqual(PREVIEW);
  });

  it("refuses solutions in another language than is said before anything is queued", async () => {
    const { ran, seen } = await submit(takes, ["--language", "c++"]);
    expect(ran).toMatchObject({ code: 3, stderr: expect.stringContaining("Python, not in C++") });
    expect(seen).toHaveLength(1);
    expect((await submit(takes, ["--language", "py"])).seen).toHaveLength(2);
  });

  it("follows, publishes what is scored, and prints it", async () => {
    const { ran, seen } = await submit(takes, ["--publish"]);
    expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining("scored, public") });
    expect(ran.stdout).toMatch(/Beyond-I +50.0 % \(40.0 to 60.0\)/);
    expect(seen.at(-1)).toMatchObject({ method: "POST", url: `/api/v1/submissions/${ID}/publish` });
  });

  it.each([
    ["a file that is not there", ["submit", "/nonexistent/x.jsonl", "--set", "s", "--model", "m"], 2],
    ["a folder", ["submit", "/", "--set", "s", "--model", "m"], 2],
    ["no model", ["submit", "x", "--set", "s"], 2],
    ["an unknown method", ["submit", "x", "--set", "s", "--model", "m", "--method", "magic"], 2],
    ["a size that is no number", ["submit", "x", "--set", "s", "--model", "m", "--size-billions", "big"], 2],
    ["two ways of choosing a key", ["submit", "x", "--set", "s", "--model", "m", "--again", "--idempotency-key", "k"], 2],
  ])("%s ends it before anything is sent", async (_, argv, code) => {
    const never: typeof fetch = () => Promise.reject(new Error("nothing may be sent"));
    expect(await cli(argv, { fetch: never, env: { AFTERBURNER_KEY: KEY } })).toMatchObject({ code });
  });

  it("does not send what no server takes", async () => {
    await using folder = await temporaryFolder();
    const file = path.join(folder.path, "big.jsonl");
    await writeFile(file, "");
    await truncate(file, 65 * 1024 * 1024);
    const never: typeof fetch = () => Promise.reject(new Error("nothing may be sent"));
    const ran = await cli(["submit", file, "--set", "s", "--model", "m"], { fetch: never, env: { AFTERBURNER_KEY: KEY } });
    expect(ran).toMatchObject({ code: 3, stderr: expect.stringContaining("64 MiB") });
  });

  it("needs a key", async () => {
    expect(await submit(takes, [], { env: {} })).toMatchObject({ ran: { code: 4, stderr: expect.stringContaining("afterburner login") }, seen: [] });
  });
});
