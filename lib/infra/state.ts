import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

const processSchema = z.object({ name: z.string(), pid: z.number().int(), startTicks: z.string() });

const stateSchema = z.object({
  supervisor: processSchema,
  url: z.string(),
  databaseUrl: z.string(),
  children: z.array(processSchema),
});

/** What a running instance tells the command line, the tests and a later start about itself. */
export type InstanceState = z.output<typeof stateSchema>;
export type ProcessIdentity = z.output<typeof processSchema>;

const fileOf = (dataDir: string): string => path.join(dataDir, "state.json");

/** Written whole or not at all; mode 0600, since the database URL holds a password. */
export async function writeState(dataDir: string, state: InstanceState): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const partial = `${fileOf(dataDir)}.${process.pid}`;
  await writeFile(partial, JSON.stringify(state, null, 2), { mode: 0o600 });
  await rename(partial, fileOf(dataDir));
}

export async function clearState(dataDir: string): Promise<void> {
  await rm(fileOf(dataDir), { force: true });
}

/** The last written state, whether or not its processes still live; undefined when there is none. */
export async function readState(dataDir: string): Promise<InstanceState | undefined> {
  const text = await readFile(fileOf(dataDir), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  // A file of another version or cut short tells us nothing: as if there were none.
  const parsed = stateSchema.safeParse(parseJson(text));
  return parsed.success ? parsed.data : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Start time in clock ticks from /proc/PID/stat (proc(5), field 22); undefined when there is no such process. */
export async function startTicksOf(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  if (stat === undefined) return undefined;
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  // Field 3 is the first after the name; a zombie is as good as gone.
  return fields[0] === "Z" ? undefined : fields[19];
}

/** Pids are reused: a process is the same only when its start time is the same too. */
export async function isAlive(identity: ProcessIdentity): Promise<boolean> {
  return (await startTicksOf(identity.pid)) === identity.startTicks;
}

export async function identify(name: string, pid: number): Promise<ProcessIdentity> {
  return { name, pid, startTicks: (await startTicksOf(pid)) ?? "" };
}
