import { existsSync } from "node:fs";
import { copyFile, link, mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { CheckpointFacts } from "@/lib/core/checkpoints";
import { AppError } from "@/lib/core/errors";
import { ROOT } from "@/lib/infra/build/step";
import { inspectFolder } from "@/lib/infra/checkpoints";
import { BARE_ENVIRONMENT, runFile } from "@/lib/infra/processes";

/** What resuming needs and nobody else: as large as the weights and larger. */
const OF_TRAINING = /^(optimizer|scheduler|scaler)\.|^rng_state|^training_args\.bin$/;
const ADAPTER = "adapter_config.json";
const EXPORT_MS = 30 * 60_000;
const MOST_OUTPUT_BYTES = 4 * 1024 * 1024;

export interface WeightsOptions {
  /** The interpreter with the trainer's packages: adapters are merged into their base by it. */
  python: () => Promise<string>;
  /** Where the base of an adapter lies, other than the adapter says. */
  base?: string;
  signal?: AbortSignal;
}

/** Whether a folder holds a LoRA adapter and no whole model. */
function isAdapter(folder: string): boolean {
  return existsSync(path.join(folder, ADAPTER));
}

/**
 * Puts full weights and the tokenizer of a checkpoint into a folder of its own, which no trainer deletes: linked where
 * the disk is the same, an adapter merged into its base. A folder that is there stays. Returns what its files say.
 * Throws AppError not_found where the checkpoint is gone, invalid_input or configuration where it cannot be used.
 */
export async function placeWeights(checkpoint: string, to: string, options: WeightsOptions): Promise<CheckpointFacts> {
  if (!existsSync(to)) {
    const kept = `${to}.kept`;
    const draft = `${to}.draft`;
    for (const folder of [kept, draft]) await rm(folder, { recursive: true, force: true });
    // First of all: the trainer may delete it at any moment.
    await linkFiles(checkpoint, kept);
    if (isAdapter(kept)) {
      await merge(kept, draft, options);
      await rm(kept, { recursive: true, force: true });
    } else {
      await rename(kept, draft);
    }
    await inspectFolder(draft);
    await rename(draft, to);
  }
  return inspectFolder(to);
}

/** Links the files of a folder, without those that only resuming needs; copies them where they lie on another disk. */
async function linkFiles(from: string, to: string): Promise<void> {
  const names = await readdir(from).catch((cause: NodeJS.ErrnoException) => {
    throw new AppError("not_found", `There is no checkpoint at ${from}.`, { cause });
  });
  await mkdir(to, { recursive: true });
  for (const name of names.filter((one) => !OF_TRAINING.test(one))) {
    const [source, target] = [path.join(from, name), path.join(to, name)];
    if (!(await stat(source)).isFile()) continue;
    await link(source, target).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "EXDEV" || error.code === "EPERM" || error.code === "EMLINK") return copyFile(source, target);
      throw error;
    });
  }
}

async function merge(adapter: string, to: string, { python, base, signal }: WeightsOptions): Promise<void> {
  const env = { ...BARE_ENVIRONMENT, LC_ALL: "C.UTF-8", PYTHONPATH: ROOT, PYTHONDONTWRITEBYTECODE: "1", HF_HUB_DISABLE_TELEMETRY: "1", HOME: path.dirname(to) };
  await runFile(await python(), ["-m", "trainer.export", adapter, to, ...(base === undefined ? [] : ["--base", base])], { cwd: ROOT, env, timeout: EXPORT_MS, maxBuffer: MOST_OUTPUT_BYTES, signal }).catch((cause: { stderr?: string; stdout?: string; message?: string }) => {
    const line = (cause.stderr || cause.stdout || cause.message || "").trim().split("\n").at(-1) ?? "";
    throw new AppError("configuration", `The adapter cannot be merged into its base: ${line.slice(0, 500)}`, { cause });
  });
}
