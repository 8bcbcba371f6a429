import { isAppError } from "@/lib/core/errors";
import { installPackages } from "@/lib/infra/apt";
import { nextDockerStep } from "@/lib/infra/docker-setup/advice";
import { hostFacts } from "@/lib/infra/docker-setup/ensure";
import type { Env } from "@/lib/infra/env";
import { findProgram } from "@/lib/infra/processes";
import { checkIsolation, ensureImage, removeStaleContainers, requireDocker } from "@/lib/monolith";

export interface EnsureSandboxOptions {
  env: Env;
  say: (line: string) => void;
  mayInstall: boolean;
}

/**
 * Makes the sandbox image ready and removes containers that an earlier run left behind.
 * @returns removes the containers of this installation
 * @throws AppError `sandbox_unavailable`
 */
export async function ensureSandbox({ env, say, mayInstall }: EnsureSandboxOptions): Promise<() => Promise<unknown>> {
  const docker = await requireDocker();
  await checkIsolation(docker, { runtime: env.AFTERBURNER_RUNTIME, userNamespaces: env.AFTERBURNER_USERNS === "require" });
  const make = () => ensureImage({ docker, language: "python3", onProgress: say, allowDebootstrap: process.getuid?.() === 0 });
  try {
    await make();
  } catch (error) {
    if (!isAppError(error) || !(await wouldDebootstrapHelp(env, mayInstall))) throw error;
    await installPackages(["debootstrap"], env.DATA_DIR, say);
    await make();
  }
  const removeContainers = () => removeStaleContainers(env.AFTERBURNER_INSTANCE, docker);
  const stale = await removeContainers();
  if (stale > 0) say(`Removed ${stale} containers that an earlier run left behind`);
  return removeContainers;
}

/** Where Docker was there already, debootstrap may be what is missing: the same hosts get it that get Docker. */
async function wouldDebootstrapHelp(env: Env, mayInstall: boolean): Promise<boolean> {
  if (findProgram("debootstrap") !== undefined) return false;
  const facts = await hostFacts(env.DOCKER_HOST, mayInstall);
  return nextDockerStep({ ...facts, reachable: false, dockerHost: undefined, hasDockerd: false, denied: false }).kind === "install";
}
