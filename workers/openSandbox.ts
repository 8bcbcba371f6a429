import type { Sandbox } from "@/lib/core/measurement";
import { allowedCores, layOutCores, parseCpuList } from "@/lib/infra/cores";
import { env } from "@/lib/infra/env";
import type { Logger } from "@/lib/infra/logger";
import { fileReferenceSpeeds } from "@/lib/infra/reference-speeds";
import { createSandbox, type Isolation, removeStaleContainers, requireDocker } from "@/lib/monolith";

/** The label of this installation's containers, so that a later start finds what an earlier one left. */
export function containerLabel(): string {
  return env().AFTERBURNER_INSTANCE;
}

/** What this installation asks of the Docker daemon beyond the usual. */
export function wantedIsolation(): Isolation {
  return { runtime: env().AFTERBURNER_RUNTIME, userNamespaces: env().AFTERBURNER_USERNS === "require" };
}

/** Opens the sandbox of this host: images are built where they are missing, strays of a killed worker go. */
export async function openSandbox(log: Pick<Logger, "info" | "warn" | "error">): Promise<Sandbox> {
  const docker = await requireDocker();
  await removeStaleContainers(containerLabel(), docker);
  const list = env().MEASURING_CORES;
  const wanted = list === undefined ? undefined : parseCpuList(list);
  const cores = layOutCores(allCores(wanted ?? []), wanted);
  return createSandbox({
    docker,
    label: containerLabel(),
    isolation: wantedIsolation(),
    languages: env().SANDBOX_LANGUAGES,
    measuringCores: cores.measuring,
    helperCores: cores.helper,
    degraded: cores.degraded,
    onProgress: (line) => log.info(line),
    referenceSpeeds: fileReferenceSpeeds(env().DATA_DIR),
    logger: log,
  });
}

/** A supervised worker is pinned to the helper cores; the measuring ones are named to it. */
function allCores(measuring: number[]): number[] {
  return [...new Set([...allowedCores(), ...measuring])].sort((a, b) => a - b);
}
