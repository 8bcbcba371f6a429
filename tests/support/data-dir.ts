import { mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { instanceOf } from "@/lib/infra/env";
import { ROOT } from "@/lib/infra/build/step";

/** A data folder of its own inside the project, so that it lies where a person's lies. */
export function makeDataDir(): Promise<string> {
  return mkdtemp(path.join(ROOT, ".data-test-"));
}

/** Removes it, with what Postgres may have put elsewhere because its account could not reach the project. */
export async function removeDataDir(dataDir: string): Promise<void> {
  await rm(dataDir, { recursive: true, force: true });
  await rm(path.join("/var/lib/afterburner", instanceOf(dataDir)), { recursive: true, force: true });
}
