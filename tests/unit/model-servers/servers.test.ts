import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isAppError } from "@/lib/core/errors";
import { ModelServers, type Launch, type ModelServer } from "@/lib/infra/model-servers";

interface Launched extends ModelServer {
  key: string;
  crash: (how: string) => void;
}

let dir: string;
let launched: Launched[];
let nowMs: number;
let servers: ModelServers;
let hold: ((response: http.ServerResponse) => void) | null;
let mostAtOnce: number;

/** A server that answers with the name it was started for, until it crashes or is stopped. */
const launch: Launch = async ({ key }) => {
  let atOnce = 0;
  const server = http.createServer((_request, response) => {
    mostAtOnce = Math.max(mostAtOnce, ++atOnce);
    response.on("close", () => (atOnce -= 1));
    if (hold) hold(response);
    else response.end(`from ${key}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const ended = Promise.withResolvers<string>();
  const crash = (how: string) => {
    server.closeAllConnections();
    server.close(() => ended.resolve(how));
  };
  const logFile = path.join(dir, `${key}.log`);
  await writeFile(logFile, `\n== now started\nloading\nout of memory\n`);
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const one: Launched = { key, baseUrl, model: "model", parameters: {}, callsAtOnce: 1, logFile, exited: ended.promise, crash, stop: async () => { crash("was stopped"); await ended.promise; } };
  launched.push(one);
  return one;
};

const folder = async () => dir;
const log = { info: () => undefined, warn: () => undefined };

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "afterburner-servers-"));
  [launched, nowMs, hold, mostAtOnce] = [[], 0, null, 0];
  servers = new ModelServers({ launch, most: 2, idleMs: 60_000, callMs: 10_000, maxAnswerBytes: 1000, log, nowMs: () => nowMs });
});
afterEach(async () => {
  await servers.close();
  await rm(dir, { recursive: true, force: true });
});

const ask = async (key: string) => {
  const { baseUrl, fetch } = await servers.open(key, folder);
  return (await fetch(`${baseUrl}/chat/completions`)).text();
};
const errorOf = (work: Promise<unknown>) => work.then(() => null, (thrown: unknown) => thrown);

describe("model servers", () => {
  it("are started once each, however many ask at the same time", async () => {
    expect(await Promise.all([ask("a"), ask("b"), ask("a"), ask("a")])).toEqual(["from a", "from b", "from a", "from a"]);
    expect(launched.map(({ key }) => key)).toEqual(["a", "b"]);
  });

  it("are asked one call after the other where calls disturb each other", async () => {
    await Promise.all(Array.from({ length: 5 }, () => ask("a")));
    expect(mostAtOnce).toBe(1);
  });

  it("are stopped when nobody called for long enough, and started again when somebody does", async () => {
    await ask("a");
    nowMs = 59_000;
    await servers.stopIdle();
    expect(await ask("a")).toBe("from a");
    expect(launched).toHaveLength(1);
    nowMs = 59_000 + 60_000;
    await servers.stopIdle();
    expect(await ask("a")).toBe("from a");
    expect(launched).toHaveLength(2);
  });

  it("are kept while a call is on its way, however long it takes", async () => {
    const held = Promise.withResolvers<http.ServerResponse>();
    hold = held.resolve;
    const answer = ask("a");
    const response = await held.promise;
    nowMs = 1e9;
    await servers.stopIdle();
    response.end("late");
    expect(await answer).toBe("late");
  });

  it("make room for another when they have been idle for a while", async () => {
    await ask("a");
    nowMs = 30_000;
    await ask("b");
    nowMs = 70_000;
    expect(await ask("c")).toBe("from c");
    expect(await ask("b")).toBe("from b");
    expect(launched.map(({ key }) => key)).toEqual(["a", "b", "c"]);
  });

  it("that crash fail the call on its way and those after it with the end of their log", async () => {
    const held = Promise.withResolvers<http.ServerResponse>();
    hold = held.resolve;
    const { baseUrl, fetch } = await servers.open("a", folder);
    const call = errorOf(fetch(`${baseUrl}/chat/completions`));
    await held.promise;
    launched[0]?.crash("was ended by SIGKILL");
    for (const error of [await call, await errorOf(fetch(`${baseUrl}/chat/completions`))]) {
      expect(isAppError(error) && error.code).toBe("configuration");
      expect((error as Error).message).toMatch(/SIGKILL.*out of memory/s);
    }
    hold = null;
    expect(await ask("a")).toBe("from a");
  });

  it("that do not start say why, and are tried again by the next who asks", async () => {
    const broken = () => Promise.reject(new Error("no such folder"));
    expect(await errorOf(servers.open("a", broken))).toMatchObject({ message: "no such folder" });
    expect(await ask("a")).toBe("from a");
  });

  it("reach their own server alone", async () => {
    const { fetch } = await servers.open("a", folder);
    const { baseUrl } = await servers.open("b", folder);
    expect(await errorOf(fetch(`${baseUrl}/chat/completions`))).toMatchObject({ code: "invalid_input" });
  });

  it("all end when they are closed, and none is started after", async () => {
    await Promise.all([ask("a"), ask("b")]);
    await servers.close();
    expect(await Promise.all(launched.map(({ exited }) => exited))).toEqual(["was stopped", "was stopped"]);
    expect(() => servers.open("a", folder)).toThrow("stopping");
  });
});

describe("what sampling `transformers serve` is asked for", () => {
  it("is the checkpoint's own, with sampling on", async () => {
    const { samplingOf } = await import("@/lib/infra/model-servers/sampling");
    const place = path.join(dir, "checkpoint");
    await mkdir(place);
    await writeFile(path.join(place, "config.json"), JSON.stringify({ eos_token_id: 2, bos_token_id: null }));
    expect(await samplingOf(place)).toEqual({ top_k: 0, eos_token_id: 2, do_sample: true });
    await writeFile(path.join(place, "generation_config.json"), JSON.stringify({ eos_token_id: [3, 4], top_k: 20, do_sample: false }));
    expect(await samplingOf(place)).toEqual({ top_k: 20, eos_token_id: [3, 4], do_sample: true });
  });
});
