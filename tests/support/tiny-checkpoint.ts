import { spawnSync } from "node:child_process";
import { mkdir, symlink } from "node:fs/promises";
import path from "node:path";
import { ROOT } from "@/lib/infra/build/step";
import { readEnv } from "@/lib/infra/env";
import { installedServeEnvironment } from "@/lib/infra/model-servers";

const installed = await installedServeEnvironment(readEnv(process.env, ROOT).DATA_DIR);

/** Why no checkpoint can be served here; null where one can. `npm test` installs what it needs. */
export const whyNoServing = installed === null ? "transformers is not installed for serving (npm test -- integration installs it)" : null;

/** Lends a data folder of a test the environment that is installed already. */
export async function lendServeEnvironment(dataDir: string): Promise<void> {
  const folder = path.join(dataDir, "model-servers");
  await mkdir(folder, { recursive: true });
  await symlink(installed ?? "", path.join(folder, path.basename(installed ?? "")));
}

/** Writes a checkpoint of Qwen2's architecture that answers everything with one text. */
export function writeTinyCheckpoint(folder: string, text: string): void {
  const made = spawnSync(path.join(installed ?? "", "bin/python"), [path.join(ROOT, "tests/support/tiny-checkpoint.py"), folder], { input: text, encoding: "utf8", env: { ...process.env, HF_HUB_OFFLINE: "1" } });
  if (made.status !== 0) throw new Error(`the checkpoint could not be made: ${made.stderr}`);
}
