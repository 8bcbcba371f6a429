import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { AppError } from "@/lib/core/errors";
import { ROOT } from "@/lib/infra/build/step";
import { withLock } from "@/lib/infra/patient-lock";
import { findProgram, runFile } from "@/lib/infra/processes";

export interface ServeEnvironmentOptions {
  dataDir: string;
  onProgress: (line: string) => void;
  signal?: AbortSignal;
}

const REQUIREMENTS = path.join(ROOT, "lib/infra/model-servers/requirements.txt");
const COMPLETE = "complete";
const PYTHON = "bin/python";
const CANDIDATES = ["python3", "python3.13", "python3.12", "python3.11"];
const INSTALL_MS = 30 * 60_000;
/** PyTorch for processors alone; what PyPI has for Linux brings gigabytes for GPUs. */
const CPU_WHEELS = "https://download.pytorch.org/whl/cpu";
const LOOK_MS = 5_000;
const MOST_OUTPUT_BYTES = 64 * 1024 * 1024;

/**
 * The Python that serves checkpoints on processors: an environment of its own under the data folder with exactly the
 * packages of requirements.txt, made at the first call. Throws AppError configuration where it cannot be had.
 */
export async function ensureServeEnvironment(options: ServeEnvironmentOptions): Promise<string> {
  const requirements = await readFile(REQUIREMENTS, "utf8");
  const folder = folderFor(options.dataDir, requirements);
  const python = path.join(folder, PYTHON);
  const marker = path.join(folder, COMPLETE);
  if (existsSync(marker)) return python;
  const { signal, onProgress } = options;
  const onWait = () => onProgress("Another process of this host is installing the model server; waiting for it");
  await withLock(`${folder}.lock`, "model server's Python", { ...(signal && { signal }), onWait }, async () => {
    if (existsSync(marker)) return;
    // Half an environment would be taken for a whole one.
    await rm(folder, { recursive: true, force: true });
    await install(folder, options);
    await writeFile(marker, requirements);
  });
  return python;
}

/** The folder of that environment when it is complete; null when it is not there. */
export async function installedServeEnvironment(dataDir: string): Promise<string | null> {
  const folder = folderFor(dataDir, await readFile(REQUIREMENTS, "utf8"));
  return existsSync(path.join(folder, COMPLETE)) ? folder : null;
}

function folderFor(dataDir: string, requirements: string): string {
  return path.join(dataDir, "model-servers", `python-${createHash("sha256").update(requirements).digest("hex").slice(0, 12)}`);
}

async function install(folder: string, { onProgress, signal }: ServeEnvironmentOptions): Promise<void> {
  const python = await findPython();
  onProgress(`Installing transformers and PyTorch for serving checkpoints into ${folder}; this takes minutes, once`);
  await tried("python3 cannot make an environment", runFile(python, ["-m", "venv", folder], { timeout: 120_000, signal }));
  const wheels = (await hasCpuWheels()) ? ["--extra-index-url", CPU_WHEELS] : [];
  const args = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", ...wheels, "-r", REQUIREMENTS];
  await tried("pip cannot install the model server", runFile(path.join(folder, PYTHON), args, { timeout: INSTALL_MS, maxBuffer: MOST_OUTPUT_BYTES, signal }));
}

async function findPython(): Promise<string> {
  for (const program of CANDIDATES.map((name) => findProgram(name))) {
    if (program === undefined) continue;
    const fits = await runFile(program, ["-c", "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))"]).then(() => true, () => false);
    if (fits) return program;
  }
  throw new AppError("configuration", "There is no Python 3.11 or newer with its venv module, which serving a checkpoint needs.", {
    hint: "Debian and Ubuntu: apt-get install --no-install-recommends python3-venv",
  });
}

/** Whether PyTorch's own index is within reach; without it pip takes what its configuration gives. */
async function hasCpuWheels(): Promise<boolean> {
  return fetch(`${CPU_WHEELS}/torch/`, { method: "HEAD", signal: AbortSignal.timeout(LOOK_MS) }).then(({ ok }) => ok, () => false);
}

async function tried(what: string, work: Promise<unknown>): Promise<void> {
  await work.catch((cause: { stderr?: string; stdout?: string; message?: string }) => {
    const line = (cause.stderr || cause.stdout || cause.message || "").trim().split("\n").at(-1) ?? "";
    throw new AppError("configuration", `${what}: ${line.slice(0, 500)}`, { hint: "See docs/operations.md, Checkpoints.", cause });
  });
}
