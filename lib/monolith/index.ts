import { cpus } from "node:os";

import type { MeasurementProfile, OpenOptions, Sandbox, SandboxSession, Yardstick } from "@/lib/core/measurement";
import { DEFAULT_LIMITS, type Language, LANGUAGES } from "@/lib/core/problem";

import { type ContainerSpec, MEMORY_MARGIN_BYTES } from "./confinement";
import { checkIsolation, requireDocker } from "./docker";
import { unavailable } from "./failure";
import { Images } from "./images";
import { type SandboxOptions, silentLogger } from "./options";
import { Pool } from "./pool";
import { Profiles } from "./profiles";
import { forgetfulStore, referenceSpeed } from "./reference-speed";
import { RunnerSession } from "./session";
import { Slot, type SlotSpec } from "./slot";
import { YARDSTICK_LANGUAGE } from "./yardstick";

export { checkIsolation, type Isolation, removeStaleContainers, requireDocker } from "./docker";
export { ensureImage } from "./image";
export { hasGpus, removeStrayModelContainers, startModelContainer, type ModelContainer } from "./model-server";
export type { SandboxLogger, SandboxOptions } from "./options";
export type { ReferenceSpeedStore } from "./reference-speed";
export { dockerTrainers, removeTrainerContainers, type DockerTrainersOptions } from "./trainer";

type Kind = ContainerSpec["kind"];

interface CorePlan {
  measuringCores: number[];
  helperCores: number[];
  degraded: boolean;
}

/** For callers that do not lay out the cores themselves: the last one measures, core 0 does the rest. */
function planOf(options: SandboxOptions): CorePlan {
  const measuringCores = options.measuringCores ?? [cpus().length - 1];
  const helperCores = options.helperCores ?? [0];
  return { measuringCores, helperCores, degraded: options.degraded ?? measuringCores.some((core) => helperCores.includes(core)) };
}

/** The sandbox over a pool of warm Docker containers. */
class DockerSandbox implements Sandbox {
  constructor(
    private readonly pools: Record<Kind, Pool>,
    private readonly images: Images,
    private readonly profiles: Profiles,
    private readonly referenceNs: number,
  ) {}

  languages(): readonly Language[] {
    return this.images.languages;
  }

  profile(language: Language): Promise<MeasurementProfile> {
    return this.profiles.of(language);
  }

  slots(): number {
    return this.pools.measure.slots.length;
  }

  async open(kind: Kind, { language, signal }: OpenOptions): Promise<SandboxSession> {
    // Before a slot is taken: nobody should wait for a build that is not theirs.
    await this.images.tag(language);
    const pool = this.pools[kind];
    const slot = await pool.take(signal);
    try {
      const container = await slot.acquire(language);
      const giveBack = async (runs: number, suspicious: boolean): Promise<void> => {
        try {
          await slot.release(language, container, { runs, suspicious });
        } finally {
          pool.give(slot);
        }
      };
      return new RunnerSession(container, giveBack, kind === "measure" ? await this.yardstickOf(slot) : null);
    } catch (error) {
      pool.give(slot);
      throw error;
    }
  }

  private async yardstickOf(slot: Slot): Promise<Yardstick> {
    const yardstick = await slot.yardstick();
    return { referenceNs: this.referenceNs, run: (options) => yardstick.run(options) };
  }

  async close(): Promise<void> {
    await Promise.all([this.pools.measure.close(), this.pools.check.close()]);
  }
}

function specOf({ label, isolation }: SandboxOptions, kind: Kind, measuringCore: number, helperCore: number): SlotSpec {
  const memoryBytes = DEFAULT_LIMITS.memoryBytes + MEMORY_MARGIN_BYTES;
  return { label, kind, measuringCore, helperCore, memoryBytes, runtime: isolation?.runtime };
}

function specsOf(options: SandboxOptions, plan: CorePlan): Record<Kind, SlotSpec[]> {
  const { checkContainers = 1 } = options;
  const helperOf = (i: number) => plan.helperCores[i % plan.helperCores.length] ?? 0;
  const checks = Array.from({ length: checkContainers }, (_, i) => i);
  return {
    measure: plan.measuringCores.map((core, i) => specOf(options, "measure", core, helperOf(i))),
    check: checks.map((i) => specOf(options, "check", helperOf(i), helperOf(i))),
  };
}

function configured(languages: readonly Language[] = LANGUAGES): Language[] {
  return LANGUAGES.filter((language) => language === "python3" || languages.includes(language));
}

/**
 * Starts the containers of a sandbox, with python3 warm; images of other languages are built when they are first
 * needed. Throws AppError sandbox_unavailable, with nothing left behind.
 */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const docker = options.docker ?? (await requireDocker());
  const logger = options.logger ?? silentLogger;
  const { onProgress, allowDebootstrap } = options;
  const plan = planOf(options);
  await checkIsolation(docker, options.isolation ?? {});
  if (plan.measuringCores.length === 0) throw unavailable("The sandbox has no measuring core");
  const images = new Images({ docker, languages: configured(options.languages), buildCores: plan.helperCores, onProgress, allowDebootstrap });
  const specs = specsOf(options, plan);
  const slotsOf = (kind: Kind) => specs[kind].map((spec) => new Slot(docker, images, spec, logger));
  const pools = { measure: new Pool(slotsOf("measure")), check: new Pool(slotsOf("check")) };
  const helperCore = plan.helperCores[0] ?? 0;
  const probe = specOf(options, "check", helperCore, helperCore);
  try {
    await Promise.all([...pools.measure.slots, ...pools.check.slots].map((slot) => slot.acquire("python3")));
    const [firstSlot] = pools.measure.slots as [Slot, ...Slot[]];
    const yardstick = await referenceSpeed(options.referenceSpeeds ?? forgetfulStore, await firstSlot.yardstick(), await images.tag(YARDSTICK_LANGUAGE));
    const profiles = new Profiles({ docker, images, ...plan, yardstick, probe });
    await profiles.of("python3");
    return new DockerSandbox(pools, images, profiles, yardstick.referenceNs);
  } catch (error) {
    await Promise.all([pools.measure.close(), pools.check.close()]);
    throw unavailable("The sandbox could not be started", error);
  }
}
