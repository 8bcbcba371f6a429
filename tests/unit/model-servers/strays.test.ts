import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { endStrayServers } from "@/lib/infra/model-servers";
import { recordServer, runName, runsFolder } from "@/lib/infra/model-servers/records";
import { identify, isAlive } from "@/lib/infra/state";

let dataDir: string;
let children: ChildProcess[];

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "afterburner-strays-"));
  children = [];
});
afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  await rm(dataDir, { recursive: true, force: true });
});

async function started(): Promise<number> {
  const child = spawn("sleep", ["600"], { detached: true, stdio: "ignore" });
  children.push(child);
  await once(child, "spawn");
  return child.pid ?? 0;
}

describe("model servers that a worker left behind", () => {
  it("are ended when the worker is gone, and left alone while it lives", async () => {
    const [kept, left] = [path.join(runsFolder(dataDir), runName(1)), path.join(runsFolder(dataDir), runName(2))];
    const [ours, stray] = [await started(), await started()];
    for (const [folder, pid] of [[kept, ours], [left, stray]] as const) {
      await mkdir(folder, { recursive: true });
      await recordServer(folder, pid);
    }
    const record = JSON.parse(await readFile(path.join(left, "server.json"), "utf8")) as { owner: { startTicks: string } };
    record.owner.startTicks = "1";
    await writeFile(path.join(left, "server.json"), JSON.stringify(record));
    const [living, dead] = [await identify("", ours), await identify("", stray)];
    expect(await endStrayServers(dataDir)).toBe(1);
    expect([await isAlive(living), await isAlive(dead)]).toEqual([true, false]);
    expect([existsSync(kept), existsSync(left)]).toEqual([true, false]);
  });

  it("leave no folder behind when they never started", async () => {
    const folder = path.join(runsFolder(dataDir), "999999999-1");
    await mkdir(folder, { recursive: true });
    expect(await endStrayServers(dataDir)).toBe(0);
    expect(existsSync(folder)).toBe(false);
  });
});
