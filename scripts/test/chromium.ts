import { readFile } from "node:fs/promises";
import { installPackages } from "@/lib/infra/apt";
import { isDebianLike, parseOsRelease } from "@/lib/infra/docker-setup/advice";
import { findProgram } from "@/lib/infra/processes";

/**
 * Sees that there is a Chromium for the end-to-end tests; on Debian and as root installs one.
 * @returns why there is none, undefined when there is one
 */
export async function ensureChromium(options: { dataDir: string; mayInstall: boolean; onProgress: (line: string) => void }): Promise<string | undefined> {
  const found = process.env.CHROMIUM ?? ["chromium", "chromium-browser", "google-chrome"].map((name) => findProgram(name)).find(Boolean);
  if (found !== undefined) return undefined;
  const os = parseOsRelease(await readFile("/etc/os-release", "utf8").catch(() => ""));
  const advice = "install Chromium, or set CHROMIUM to one";
  // Ubuntu's package of that name is a stub for a snap, which needs a service that containers lack.
  if (!isDebianLike(os) || os["ID"] === "ubuntu") return `there is no Chromium (${advice})`;
  if (process.getuid?.() !== 0) return "there is no Chromium (sudo apt-get install --no-install-recommends chromium)";
  if (!options.mayInstall) return "there is no Chromium, and --no-install forbids: apt-get install --no-install-recommends chromium";
  await installPackages(["chromium"], options.dataDir, options.onProgress);
  return undefined;
}
