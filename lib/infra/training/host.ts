import { readdir, readFile } from "node:fs/promises";

/** Names one start of this host (random(4)); empty where the kernel does not say. */
export async function bootId(): Promise<string> {
  return readFile("/proc/sys/kernel/random/boot_id", "utf8").then((text) => text.trim(), () => "");
}

/** Whether any process of a group still runs; one that only waits to be collected does not. */
export async function hasGroup(group: number): Promise<boolean> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const members = await Promise.all(pids.map((pid) => isMember(pid, group)));
  return members.includes(true);
}

/** By /proc/PID/stat (proc(5)): after the name come state, parent and group. */
async function isMember(pid: string, group: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  const [state, , own] = (stat ?? "").slice((stat ?? "").lastIndexOf(")") + 2).split(" ");
  return Number(own) === group && state !== "Z";
}
