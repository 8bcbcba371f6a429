import { cpus } from "node:os";

import type Docker from "dockerode";

import type { MeasurementProfile, Sandbox, SandboxSession } from "@/lib/core/measurement";
import { DEFAULT_LIMITS } from "@/lib/core/problem";

import { type ContainerSpec, MEMORY_MARGIN_BYTES } from "./confinement";
import { requireDocker } from "./docker";
import { unavailable } from "./failure";
import { contentDigest } from "./image";
import { type SandboxOptions, silentLogger } from "./options";
import { Pool } from "./pool";
import { buildProfile } from "./profile";
import { RunnerSession } from "./session";
import { Slot } from "./slot";

export { removeStaleContainers, requireDocker } from "./docker";
export { ensureImage } from "./image";
export type { SandboxLogger, SandboxOptions } from "./options";

type Kind = ContainerSpec["kind"];

interface CorePlan {
  measuringCores: number[];
  helperCores: number[];
}

/** For callers that do not lay out the cores themselves: the last one measures, core 0 does the rest. */
function defaultPlan(): CorePlan {
  return { measuringCores: [cpus().length - 1], helperCores: [0] };
}

/** The sandbox over a pool of warm Docker containers. */
class DockerSandbox implements Sandbox {
  constructor(
    private readonly pools: Record<Kind, Pool>,
    private readonly measuredProfile: MeasurementProfile,
  ) {}

  profile(): Promise<MeasurementProfile> {
    return Promise.resolve(this.measuredProfile);
  }

  slots(): number {
    return this.pools.measure.slots.length;
  }

  async open(kind: Kind, signal?: AbortSignal): Promise<SandboxSession> {
    const pool = this.pools[kind];
    const slot = await pool.take(signal);
    try {
      const container = await slot.acquire();
      return new RunnerSession(container, async (runs, suspicious) => {
        try {
          await slot.release(container, runs, suspicious);
        } finally {
          pool.give(slot);
        }
      });
    } catch (error) {
      pool.give(slot);
      throw error;
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.pools.measure.close(), this.pools.check.close()]);
  }
}

function makeSlots(docker: Docker, options: SandboxOptions, plan: CorePlan): Record<Kind, Slot[]> {
  const logger = options.logger ?? silentLogger;
  const helperOf = (i: number) => plan.helperCores[i % plan.helperCores.length] ?? 0;
  const slot = (kind: Kind, measuringCore: number, helperCore: number) => {
    const memoryBytes = DEFAULT_LIMITS.memoryBytes + MEMORY_MARGIN_BYTES;
    const { imageTag, label } = options;
    return new Slot(docker, { imageTag, label, kind, measuringCore, helperCore, memoryBytes }, logger);
  };
  const checks = Array.from({ length: options.checkContainers ?? 1 }, (_, i) => i);
  return {
    measure: plan.measuringCores.map((core, i) => slot("measure", core, helperOf(i))),
    check: checks.map((i) => slot("check", helperOf(i), helperOf(i))),
  };
}

/** Starts the containers of a sandbox. Throws AppError sandbox_unavailable, with nothing left behind. */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const docker = options.docker ?? (await requireDocker());
  const defaults = defaultPlan();
  const plan: CorePlan = {
    measuringCores: options.measuringCores ?? defaults.measuringCores,
    helperCores: options.helperCores ?? defaults.helperCores,
  };
  const slots = makeSlots(docker, options, plan);
  const pools = { measure: new Pool(slots.measure), check: new Pool(slots.check) };
  const sandbox = (profile: MeasurementProfile) => new DockerSandbox(pools, profile);
  try {
    const [first] = await Promise.all([...slots.measure, ...slots.check].map((slot) => slot.acquire()));
    if (!first) throw unavailable("The sandbox has no measuring core");
    const imageDigest = await contentDigest(docker, options.imageTag, first.facts);
    const { measuringCores } = plan;
    return sandbox(await buildProfile({ facts: first.facts, imageDigest, measuringCores }));
  } catch (error) {
    await Promise.all([pools.measure.close(), pools.check.close()]);
    throw unavailable("The sandbox could not be started", error);
  }
}
