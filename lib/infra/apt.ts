import { spawn } from "node:child_process";
import { mkdir, open, readFile } from "node:fs/promises";
import path from "node:path";
import { AppError } from "@/lib/core/errors";

/**
 * Installs Debian packages without recommended ones.
 * Its output goes to `<dataDir>/apt.log`.
 * @throws AppError `configuration` with the last lines of that log.
 */
export async function installPackages(packages: string[], dataDir: string, onProgress: (line: string) => void): Promise<void> {
  onProgress(`Installing with apt-get: ${packages.join(" ")} (a minute or two)`);
  const logFile = path.join(dataDir, "apt.log");
  await mkdir(dataDir, { recursive: true });
  const options = ["-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=3"];
  // The list of packages may be out of date or, in an image, missing: fetch it first.
  await apt([...options, "update"], logFile);
  await apt([...options, "install", "-y", "--no-install-recommends", ...packages], logFile);
}

async function apt(args: string[], logFile: string): Promise<void> {
  const log = await open(logFile, "a", 0o600);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      const child = spawn("apt-get", args, {
        stdio: ["ignore", log.fd, log.fd],
        env: { ...process.env, DEBIAN_FRONTEND: "noninteractive", LC_ALL: "C" },
      });
      child.once("error", reject);
      child.once("close", resolve);
    });
    if (code === 0) return;
  } finally {
    await log.close();
  }
  const lines = (await readFile(logFile, "utf8")).trim().split("\n").slice(-5).join("\n");
  throw new AppError("configuration", `apt-get failed. Its last lines:\n${lines}`, {
    hint: `See ${logFile}; then install by hand: apt-get ${args.join(" ")}`,
  });
}
