import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { AppError, isAppError } from "@/lib/core/errors";
import { installPackages } from "@/lib/infra/apt";
import { isDebianLike, parseOsRelease } from "@/lib/infra/docker-setup/advice";
import { withLock } from "@/lib/infra/patient-lock";
import { findProgram, runFile } from "@/lib/infra/processes";

export interface PythonEnvironment {
  /** Of its own, named after what is in it: another content is another environment. */
  folder: string;
  /** What it is for, as in "the trainer". */
  what: string;
  /** What pip is told to install: `-r FILE`, or packages. */
  install: readonly string[];
  /** PyTorch is wanted for processors alone: what PyPI has for Linux brings gigabytes for GPUs. */
  isForProcessors?: boolean;
  onProgress: (line: string) => void;
  signal?: AbortSignal;
  /** Python's venv module may be installed where it is lacking; needs root and Debian's packages. Its log goes here. */
  mayInstallInto?: string;
}

/** Written last: an environment without it is half of one. */
const COMPLETE = "complete";
const PYTHON = "bin/python";
const CANDIDATES = ["python3", "python3.13", "python3.12", "python3.11"];
const INSTALL_MS = 60 * 60_000;
const MAKE_MS = 120_000;
const CPU_WHEELS = "https://download.pytorch.org/whl/cpu";
const LOOK_MS = 5_000;
const MOST_OUTPUT_BYTES = 64 * 1024 * 1024;

/** The interpreter of an environment that is complete; null where it is not there. */
export function installedPython(folder: string): string | null {
  return existsSync(path.join(folder, COMPLETE)) ? path.join(folder, PYTHON) : null;
}

/**
 * Sees that there is a Python environment with exactly these packages, and makes it where there is not; processes of this
 * host wait for each other. Returns its interpreter. Throws AppError configuration where it cannot be had.
 */
export async function ensurePython(environment: PythonEnvironment): Promise<string> {
  const { folder, what, signal, onProgress } = environment;
  const onWait = () => onProgress(`Another process of this host is installing ${what}; waiting for it`);
  const installed = installedPython(folder);
  if (installed !== null) return installed;
  await withLock(`${folder}.lock`, `Python of ${what}`, { ...(signal && { signal }), onWait }, async () => {
    if (installedPython(folder) !== null) return;
    // Half an environment would be taken for a whole one.
    await rm(folder, { recursive: true, force: true });
    try {
      await make(environment);
      await writeFile(path.join(folder, COMPLETE), environment.install.join(" "));
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  });
  return path.join(folder, PYTHON);
}

async function make({ folder, what, install, isForProcessors = false, onProgress, signal, mayInstallInto }: PythonEnvironment): Promise<void> {
  const python = await findPython(what).catch(async (error: unknown) => {
    if (mayInstallInto === undefined || !(await mayInstallPackages())) throw error;
    await installPackages(["python3-venv"], mayInstallInto, onProgress);
    return findPython(what);
  });
  onProgress(`Installing ${what} with its Python packages into ${folder}; this takes minutes, once`);
  await tried(`python3 cannot make an environment for ${what}`, runFile(python, ["-m", "venv", folder], { timeout: MAKE_MS, signal }));
  const wheels = isForProcessors && (await hasCpuWheels()) ? ["--extra-index-url", CPU_WHEELS] : [];
  const args = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", ...wheels, ...install];
  await tried(`pip cannot install ${what}`, runFile(path.join(folder, PYTHON), args, { timeout: INSTALL_MS, maxBuffer: MOST_OUTPUT_BYTES, signal }));
}

async function findPython(what: string): Promise<string> {
  for (const program of CANDIDATES.map((name) => findProgram(name))) {
    if (program === undefined) continue;
    const fits = await runFile(program, ["-c", "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))"]).then(() => true, () => false);
    if (fits) return program;
  }
  throw new AppError("configuration", `There is no Python 3.11 or newer with its venv module, which ${what} needs.`, {
    hint: "Debian and Ubuntu: apt-get install --no-install-recommends python3-venv",
  });
}

/** Why no environment can be made on this host, in words; null where one can. */
export async function whyNoPython(what: string): Promise<string | null> {
  return findPython(what).then(() => null, (error: unknown) => {
    if (!isAppError(error)) throw error;
    return `${error.message} ${error.hint ?? ""}`.trim();
  });
}

async function mayInstallPackages(): Promise<boolean> {
  const os = parseOsRelease(await readFile("/etc/os-release", "utf8").catch(() => ""));
  return isDebianLike(os) && process.getuid?.() === 0;
}

/** Whether PyTorch's own index is within reach; without it pip takes what its configuration gives. */
async function hasCpuWheels(): Promise<boolean> {
  return fetch(`${CPU_WHEELS}/torch/`, { method: "HEAD", signal: AbortSignal.timeout(LOOK_MS) }).then(({ ok }) => ok, () => false);
}

async function tried(what: string, work: Promise<unknown>): Promise<void> {
  await work.catch((cause: { stderr?: string; stdout?: string; message?: string }) => {
    const lines = (cause.stderr || cause.stdout || cause.message || "").trim().split("\n");
    const line = lines.filter((one) => one.startsWith("ERROR")).at(-1) ?? lines.at(-1) ?? "";
    throw new AppError("configuration", `${what}: ${line.slice(0, 500)}`, { hint: "See docs/operations.md for what has to be within reach.", cause });
  });
}
