import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { installPackages } from "@/lib/infra/apt";
import { ROOT } from "@/lib/infra/build/step";
import { isDebianLike, parseOsRelease } from "@/lib/infra/docker-setup/advice";
import { findProgram, runFile } from "@/lib/infra/processes";
import { sha256Hex } from "@/lib/core/hash";

export interface TrainerOptions {
  dataDir: string;
  /** Packages may be installed: Python's venv module, and the trainer's own from PyPI. */
  mayInstall: boolean;
  onProgress: (line: string) => void;
}

/** @returns the interpreter, or why there is none */
export type TrainerPython = { python: string } | { missing: string };

const LOCK = path.join(ROOT, "trainer/requirements.lock");
const OLDEST = "3.11";
/** Written last: an environment without it is half of one. */
const WHOLE = "complete";

/** Sees that the trainer's packages are in an environment of their own under the data folder, one for each lock file. */
export async function ensureTrainerPython(options: TrainerOptions): Promise<TrainerPython> {
  const folder = path.join(options.dataDir, `trainer-${(await sha256Hex(await readFile(LOCK))).slice(0, 12)}`);
  const python = path.join(folder, "bin/python");
  if (existsSync(path.join(folder, WHOLE))) return { python };
  if (!options.mayInstall) return { missing: "its packages are not installed, and --no-install forbids to" };
  await rm(folder, { recursive: true, force: true });
  const lacking = await whyNoEnvironment(options, folder);
  if (lacking !== undefined) return { missing: lacking };
  options.onProgress(`Installing the trainer's packages into ${folder}`);
  const fault = await install(python, options.onProgress);
  if (fault !== undefined) {
    await rm(folder, { recursive: true, force: true });
    return { missing: `its packages cannot be installed: ${fault}` };
  }
  await writeFile(path.join(folder, WHOLE), "");
  return { python };
}

async function whyNoEnvironment({ dataDir, onProgress }: TrainerOptions, folder: string): Promise<string | undefined> {
  const first = await tryEnvironment(folder);
  if (first === undefined) return undefined;
  const os = parseOsRelease(await readFile("/etc/os-release", "utf8").catch(() => ""));
  const advice = `install Python ${OLDEST} or newer with its venv module (Debian: apt-get install --no-install-recommends python3-venv)`;
  if (!isDebianLike(os) || process.getuid?.() !== 0) return `${first}; ${advice}`;
  await installPackages(["python3-venv"], dataDir, onProgress);
  return tryEnvironment(folder);
}

/** @returns why there is no environment; half of one is removed */
async function tryEnvironment(folder: string): Promise<string | undefined> {
  const python = findProgram("python3");
  if (python === undefined) return "there is no python3";
  try {
    await runFile(python, ["-c", `import sys; sys.exit(0 if sys.version_info >= (${OLDEST.replace(".", ", ")}) else "python3 is older than ${OLDEST}")`]);
    await runFile(python, ["-m", "venv", folder], { timeout: 120_000 });
    return undefined;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    const { stderr, message } = error as { stderr?: string; message: string };
    return `python3 cannot make an environment: ${(stderr || message).trim().split("\n").at(-1) ?? ""}`;
  }
}

/** @returns what pip said last where it failed */
async function install(python: string, onProgress: (line: string) => void): Promise<string | undefined> {
  const child = spawn(python, ["-m", "pip", "install", "--disable-pip-version-check", "--progress-bar", "off", "-r", LOCK], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  let last = "";
  let complaints = "";
  child.stderr.on("data", (chunk: Buffer) => (complaints = `${complaints}${chunk.toString()}`.slice(-2000)));
  for await (const line of createInterface({ input: child.stdout })) {
    last = line;
    if (/^(Collecting|Processing|Installing collected)/.test(line)) onProgress(line.slice(0, 90));
  }
  if ((await ended) === 0) return undefined;
  return (complaints.trim().split("\n").filter((line) => line.startsWith("ERROR")).at(-1) ?? last).trim();
}
