import { readdirSync, readFileSync } from "node:fs";

import Docker from "dockerode";
import { z } from "zod";

/** What the host has of one sandbox while nothing runs in it. All of it must be the same after an attack. */
export interface HostState {
  containers: number;
  /** Processes of its containers, by name, sorted: runners and zygotes, nothing else. */
  processes: string[];
  /** Processes of the submission's user outside every container. */
  escaped: string[];
  /** Files in its containers' writable mounts; null where this process may not look into them. */
  files: string[] | null;
  /** Changes to the containers' root file systems. */
  changes: string[];
  /** Most anonymous and shared memory of one of its containers, bytes. */
  memoryBytes: number;
}

const SUBMISSION_UID = 10001;
const WRITABLE = ["work", "tmp", "dev/shm"];
const CONTAINER_ID = /[0-9a-f]{64}/;

const docker = new Docker();
const changesSchema = z.array(z.object({ Path: z.string(), Kind: z.number() })).nullable();

/** A file of /proc; empty when its process is gone meanwhile. */
function procFile(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && ["ENOENT", "ESRCH"].includes(String(error.code))) return "";
    throw error;
  }
}

interface HostProcess {
  pid: string;
  name: string;
  uid: number;
  container: string | null;
}

function hostProcesses(): HostProcess[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.map((pid) => ({
    pid,
    name: procFile(`${pid}/comm`).trim(),
    uid: Number(/^Uid:\s+(\d+)/m.exec(procFile(`${pid}/status`))?.[1] ?? -1),
    container: CONTAINER_ID.exec(procFile(`${pid}/cgroup`))?.[0] ?? null,
  }));
}

/** Looks into the mounts from the host, through the root directory of each container's first process. */
function filesOf(processes: HostProcess[]): string[] | null {
  if (process.getuid?.() !== 0) return null;
  const first = new Map(processes.map(({ container, pid }) => [container, pid] as const).reverse());
  return [...first.values()].flatMap((pid) => WRITABLE.flatMap((mount) => readdirSync(`/proc/${pid}/root/${mount}`).map((name) => `${mount}/${name}`)));
}

/** cgroup v1 has `rss`, v2 `anon`; both have `shmem`. */
const OWN_MEMORY = /^(?:rss|anon|shmem) (\d+)$/gm;

/** What programs hold in the memory control group of a process; the page cache of image files is left out. */
function memoryOf({ pid }: HostProcess): number {
  const text = procFile(`${pid}/cgroup`);
  const v1 = /^\d+:(?:[^:]*,)?memory(?:,[^:]*)?:(.+)$/m.exec(text)?.[1];
  const v2 = /^0::(.+)$/m.exec(text)?.[1];
  if (v1 === undefined && v2 === undefined) return 0;
  const directory = v1 === undefined ? `/sys/fs/cgroup${v2}` : `/sys/fs/cgroup/memory${v1}`;
  const stat = readFileSync(`${directory}/memory.stat`, "utf8");
  return [...stat.matchAll(OWN_MEMORY)].reduce((sum, [, bytes]) => sum + Number(bytes), 0);
}

async function changesOf(id: string): Promise<string[]> {
  const raw: unknown = await docker.getContainer(id).changes();
  // The client hands this reply over as it came.
  const changes = changesSchema.parse(Buffer.isBuffer(raw) ? JSON.parse(raw.toString()) : raw) ?? [];
  return changes.map(({ Path, Kind }) => `${Kind} ${Path}`);
}

/** Reads the state of the sandbox with this label. Call it while no session is open. */
export async function hostState(label: string): Promise<HostState> {
  const containers = await docker.listContainers({ all: true, filters: { label: [`afterburner.sandbox=${label}`] } });
  const ids = containers.map(({ Id }) => Id);
  const all = hostProcesses();
  const inside = all.filter(({ container }) => container !== null && ids.includes(container));
  const changes = await Promise.all(ids.map(changesOf));
  return {
    containers: ids.length,
    processes: inside.map(({ name }) => name).sort(),
    escaped: all.filter(({ uid, container }) => uid === SUBMISSION_UID && container === null).map(({ name }) => name),
    files: filesOf(inside),
    changes: changes.flat().sort(),
    memoryBytes: Math.max(0, ...inside.map(memoryOf)),
  };
}
