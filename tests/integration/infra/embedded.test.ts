import { chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { instanceOf } from "@/lib/infra/env";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "@/lib/infra/postgres/embedded";
import { signal } from "@/lib/infra/processes";
import { startTicksOf } from "@/lib/infra/state";

const isRoot = process.getuid?.() === 0;

let parent: string;
let dataDir: string;
const running: EmbeddedPostgres[] = [];

beforeEach(async () => {
  parent = await mkdtemp(path.join(os.tmpdir(), "afterburner-postgres-"));
  await chmod(parent, 0o755);
  dataDir = path.join(parent, ".data");
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((postgres) => postgres.stop()));
  await rm(parent, { recursive: true, force: true });
  if (isRoot) await rm(path.join("/var/lib/afterburner", instanceOf(dataDir)), { recursive: true, force: true });
});

async function start(onProgress: (line: string) => void = () => {}): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, onProgress });
  running.push(postgres);
  return postgres;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe("the embedded Postgres", () => {
  it("keeps its data, its port and its password over a restart", async () => {
    const first = await start();
    await query(first.url, "CREATE TABLE kept AS SELECT 7 AS n");
    await first.stop();
    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await query(second.url, "SELECT n FROM kept")).toEqual([{ n: 7 }]);
  });

  it("leaves no process behind when it is stopped", async () => {
    const postgres = await start();
    await postgres.stop();
    expect(await startTicksOf(postgres.pid)).toBeUndefined();
  });

  it("keeps its password in a file that only its owner reads, and asks for it", async () => {
    const postgres = await start();
    expect((await stat(path.join(dataDir, "postgres.json"))).mode & 0o777).toBe(0o600);
    const wrong = new URL(postgres.url);
    wrong.password = "guess";
    await expect(query(wrong.href, "SELECT 1")).rejects.toThrow(/password/);
  });

  it("starts again after a kill -9, over the lock file that is left", async () => {
    const first = await start();
    await query(first.url, "CREATE TABLE kept AS SELECT 7 AS n");
    signal(first.pid, "SIGKILL");
    await first.exited;
    await first.stop();
    const second = await start();
    expect(await query(second.url, "SELECT n FROM kept")).toEqual([{ n: 7 }]);
  });

  it("takes over from a supervisor that was killed while its Postgres lived on", async () => {
    const first = await start();
    const lock = path.join(dataDir, "postgres.lock");
    await writeFile(lock, JSON.stringify({ ...JSON.parse(await readFile(lock, "utf8")), startTicks: "0" }));
    const said: string[] = [];
    const second = await start((line) => said.push(line));
    expect(said.join()).toContain("left behind");
    expect(await startTicksOf(first.pid)).toBeUndefined();
    expect(await query(second.url, "SELECT 1 AS n")).toEqual([{ n: 1 }]);
  });

  it("refuses a data folder that a living process uses", async () => {
    await start();
    await expect(start()).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining(String(process.pid)) });
  });

  it.runIf(isRoot)("moves to where its account can work when root keeps the project in a private folder", async () => {
    await chmod(parent, 0o700);
    const said: string[] = [];
    const postgres = await start((line) => said.push(line));
    expect(await query(postgres.url, "SELECT 1 AS n")).toEqual([{ n: 1 }]);
    expect(said.join("\n")).toContain(`/var/lib/afterburner/${instanceOf(dataDir)}, because the account that runs Postgres may not enter ${parent}`);
  });
});
