import { readFile } from "node:fs/promises";

/** Names one start of this host (random(4)); empty where the kernel does not say. */
export async function bootId(): Promise<string> {
  return readFile("/proc/sys/kernel/random/boot_id", "utf8").then((text) => text.trim(), () => "");
}
