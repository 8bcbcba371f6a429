import { readFile } from "node:fs/promises";
import { AppError } from "@/lib/core/errors";
import { installPackages } from "@/lib/infra/apt";
import { nextDockerStep, parseOsRelease, type HostFacts } from "@/lib/infra/docker-setup/advice";
import { startDaemon, type StartedDaemon } from "@/lib/infra/docker-setup/daemon";
import { isDockerDenied, isDockerReachable } from "@/lib/infra/docker-setup/reach";
import { findProgram } from "@/lib/infra/processes";

export interface EnsureDockerOptions {
  dataDir: string;
  dockerHost: string | undefined;
  mayInstall: boolean;
  onProgress: (line: string) => void;
}

/** The facts of this host on which the way to Docker depends. */
export async function hostFacts(dockerHost: string | undefined, mayInstall: boolean): Promise<HostFacts> {
  const [reachable, denied, osRelease] = await Promise.all([
    isDockerReachable(dockerHost),
    isDockerDenied(),
    readFile("/etc/os-release", "utf8").catch(() => ""),
  ]);
  return {
    platform: process.platform,
    osRelease: parseOsRelease(osRelease),
    isRoot: process.getuid?.() === 0,
    reachable,
    denied,
    dockerHost,
    hasDockerd: findProgram("dockerd") !== undefined,
    mayInstall,
  };
}

/**
 * Makes a Docker daemon reachable: uses what answers, else starts one, else (Debian or Ubuntu, as root)
 * installs and starts one.
 * @returns the daemon that was started here; undefined when it is not ours to stop.
 * @throws AppError `sandbox_unavailable` that says exactly what to do.
 */
export async function ensureDocker(options: EnsureDockerOptions): Promise<StartedDaemon | undefined> {
  const step = nextDockerStep(await hostFacts(options.dockerHost, options.mayInstall));
  if (step.kind === "stop") throw new AppError("sandbox_unavailable", step.problem, { hint: step.advice });
  if (step.kind === "use") return undefined;
  if (step.kind === "install") await installPackages(step.packages, options.dataDir, options.onProgress);
  // A package's own service may already have brought the daemon up.
  if (step.kind === "install" && (await isDockerReachable(options.dockerHost))) return undefined;
  return startDaemon({ dataDir: options.dataDir, onProgress: options.onProgress });
}
