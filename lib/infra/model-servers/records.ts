import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { endStray } from "@/lib/infra/processes";
import { identify, isAlive } from "@/lib/infra/state";

const processSchema = z.object({ name: z.string(), pid: z.number().int(), startTicks: z.string() });
const recordSchema = z.object({ owner: processSchema, server: processSchema });

const RECORD = "server.json";

/** Folders of servers that run, one each; what a worker that was killed left is found by them. */
export function runsFolder(dataDir: string): string {
  return path.join(dataDir, "model-servers", "running");
}

/** Writes down which process serves, and for whom. */
export async function recordServer(runFolder: string, pid: number): Promise<void> {
  const record = { owner: await identify("generate", process.pid), server: await identify("model server", pid) };
  await writeFile(path.join(runFolder, RECORD), JSON.stringify(record), { mode: 0o600 });
}

/** Ends servers whose worker is gone, and removes their folders. Returns how many were still running. */
export async function endStrayServers(dataDir: string): Promise<number> {
  const root = runsFolder(dataDir);
  let ended = 0;
  for (const name of await namesIn(root)) {
    const folder = path.join(root, name);
    const record = await readRecord(folder);
    if (record !== null && (await isAlive(record.owner))) continue;
    if (record === null && (await isOfLiving(name))) continue;
    if (record !== null && (await isAlive(record.server))) {
      await endStray(record.server, "SIGTERM", true);
      ended += 1;
    }
    await rm(folder, { recursive: true, force: true });
  }
  return ended;
}

/** A name for the folder of a server that this process is about to start. */
export function runName(count: number): string {
  return `${process.pid}-${count}`;
}

/** Empty where no server ever ran. */
function namesIn(root: string): Promise<string[]> {
  return readdir(root).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
}

/** Whether a folder without a record may belong to a worker that is just writing it. */
async function isOfLiving(name: string): Promise<boolean> {
  const pid = Number(/^(\d+)-/.exec(name)?.[1]);
  return Number.isInteger(pid) && (await identify("", pid)).startTicks !== "";
}

async function readRecord(folder: string): Promise<z.output<typeof recordSchema> | null> {
  const text = await readFile(path.join(folder, RECORD), "utf8").catch(() => "");
  try {
    return recordSchema.parse(JSON.parse(text));
  } catch {
    // Not there, or cut short by a crash: it names nobody.
    return null;
  }
}
