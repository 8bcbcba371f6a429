import type Docker from "dockerode";

import type { MeasurementProfile } from "@/lib/core/measurement";
import type { Language } from "@/lib/core/problem";

import { RunnerContainer } from "./container";
import { contentDigest } from "./image";
import type { Images } from "./images";
import { buildProfile } from "./profile";
import type { SlotSpec } from "./slot";

export interface ProfilesOptions {
  docker: Docker;
  images: Images;
  measuringCores: number[];
  degraded: boolean;
  yardstick: MeasurementProfile["yardstick"];
  /** For containers that only say what they are: they must keep off the measuring cores. */
  probe: SlotSpec;
}

/** The profiles of one sandbox, made when they are first asked for. */
export class Profiles {
  private readonly known = new Map<Language, Promise<MeasurementProfile>>();

  constructor(private readonly options: ProfilesOptions) {}

  async of(language: Language): Promise<MeasurementProfile> {
    const known = this.known.get(language);
    if (known) return known;
    const wanted = this.make(language);
    this.known.set(language, wanted);
    try {
      return await wanted;
    } catch (error) {
      this.known.delete(language);
      throw error;
    }
  }

  private async make(language: Language): Promise<MeasurementProfile> {
    const { docker, images, measuringCores, degraded, yardstick, probe } = this.options;
    const imageTag = await images.tag(language);
    const container = await RunnerContainer.start(docker, { ...probe, language, imageTag });
    const { facts } = container;
    await container.remove();
    const imageDigest = await contentDigest(docker, imageTag, facts);
    return buildProfile({ language, facts, imageDigest, measuringCores, degraded, yardstick, runtime: probe.runtime });
  }
}
