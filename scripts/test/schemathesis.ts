import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { installPackages } from "@/lib/infra/apt";
import { isDebianLike, parseOsRelease } from "@/lib/infra/docker-setup/advice";
import { findProgram } from "@/lib/infra/processes";

/** The tester of APIs; its dependencies are what pip finds fitting. */
const VERSION = "4.32.5";
const run = promisify(execFile);

export interface SchemathesisOptions {
  dataDir: string;
  /** System packages may be installed: Python, or what it lacks to make environments. */
  mayInstall: boolean;
  onProgress: (line: string) => void;
}

/** @returns the program, or why there is none */
export type Schemathesis = { program: string } | { missing: string };

/** Sees that there is a Schemathesis in an environment of its own under the data folder, and makes one where there is not. */
export async function ensureSchemathesis(options: SchemathesisOptions): Promise<Schemathesis> {
  const folder = path.join(options.dataDir, `schemathesis-${VERSION}`);
  const program = path.join(folder, "bin/schemathesis");
  if (existsSync(program)) return { program };
  const lacking = await whyNoEnvironment(options, folder);
  if (lacking !== undefined) return { missing: lacking };
  options.onProgress(`Installing Schemathesis ${VERSION} into ${folder}`);
  try {
    await run(path.join(folder, "bin/pip"), ["install", "--quiet", "--disable-pip-version-check", `schemathesis==${VERSION}`], { timeout: 300_000 });
  } catch (error) {
    // Half an environment would be taken for a whole one.
    await rm(folder, { recursive: true, force: true });
    return { missing: `Schemathesis ${VERSION} cannot be installed from PyPI: ${lastLine(error)}` };
  }
  return { program };
}

async function whyNoEnvironment({ dataDir, mayInstall, onProgress }: SchemathesisOptions, folder: string): Promise<string | undefined> {
  await mkdir(dataDir, { recursive: true });
  const first = await tryEnvironment(folder);
  if (first === undefined) return undefined;
  const os = parseOsRelease(await readFile("/etc/os-release", "utf8").catch(() => ""));
  const advice = "install python3 with its venv module (Debian: apt-get install --no-install-recommends python3-venv)";
  if (!mayInstall || !isDebianLike(os) || process.getuid?.() !== 0) return `${first}; ${advice}`;
  await installPackages(["python3-venv"], dataDir, onProgress);
  return tryEnvironment(folder);
}

/** @returns why there is no environment; half of one is removed */
async function tryEnvironment(folder: string): Promise<string | undefined> {
  const python = findProgram("python3");
  if (python === undefined) return "there is no python3";
  try {
    await run(python, ["-m", "venv", folder], { timeout: 120_000 });
    return undefined;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    return `python3 cannot make an environment: ${lastLine(error)}`;
  }
}

function lastLine(error: unknown): string {
  const { stderr = "", stdout = "", message = "" } = error as { stderr?: string; stdout?: string; message?: string };
  return (stderr || stdout || message).trim().split("\n").at(-1) ?? "";
}
