import type Docker from "dockerode";

import type { Language } from "@/lib/core/problem";

import type { ContainerSpec } from "./confinement";
import type { RunnerContainer } from "./container";
import { unavailable } from "./failure";
import type { Images } from "./images";
import type { SandboxLogger } from "./options";
import { WarmContainer } from "./warm-container";
import { SlotYardstick, YARDSTICK_LANGUAGE } from "./yardstick";

/** Stays warm in every slot. */
const ALWAYS_WARM: Language = "python3";
/** Of the other languages, as many as were used last. */
const OTHERS_WARM = 2;

/** What all containers of a slot have in common. */
export type SlotSpec = Omit<ContainerSpec, "language" | "imageTag">;

/** One place where sessions run one after the other, with a warm container for each language used lately. */
export class Slot {
  /** Least recently used first. */
  private readonly warm = new Map<Language, WarmContainer>();
  private closed = false;
  private ownYardstick: SlotYardstick | null = null;

  constructor(
    private readonly docker: Docker,
    private readonly images: Images,
    readonly spec: SlotSpec,
    private readonly logger: SandboxLogger,
  ) {}

  /** A container of this language, started when there is none or it broke meanwhile. */
  async acquire(language: Language): Promise<RunnerContainer> {
    const imageTag = await this.images.tag(language);
    if (this.closed) throw unavailable("The sandbox is closed");
    const place = this.warm.get(language) ?? new WarmContainer(this.docker, { ...this.spec, language, imageTag }, this.logger);
    this.warm.delete(language);
    this.warm.set(language, place);
    await this.makeRoom();
    // What another language's replacement still does on this core would be measured.
    await Promise.all([...this.warm.values()].map((other) => other.settled()));
    return place.acquire();
  }

  /** Makes the container ready for the next session of its language. */
  async release(language: Language, container: RunnerContainer, use: { runs: number; suspicious: boolean }): Promise<void> {
    await this.warm.get(language)?.release(container, use);
  }

  /** The slot's yardstick; only the holder of the slot may run it. */
  async yardstick(): Promise<SlotYardstick> {
    const imageTag = await this.images.tag(YARDSTICK_LANGUAGE);
    this.ownYardstick ??= new SlotYardstick(new WarmContainer(this.docker, { ...this.spec, language: YARDSTICK_LANGUAGE, imageTag }, this.logger));
    return this.ownYardstick;
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.warm.values()].map((place) => place.close()));
    await this.ownYardstick?.close();
    this.warm.clear();
  }

  private async makeRoom(): Promise<void> {
    const others = [...this.warm.keys()].filter((language) => language !== ALWAYS_WARM);
    for (const language of others.slice(0, -OTHERS_WARM)) {
      const place = this.warm.get(language);
      this.warm.delete(language);
      await place?.close();
    }
  }
}
