import { cpus } from "node:os";

import { sha256Hex } from "@/lib/core/hash";

import type { SlotYardstick } from "./yardstick";
import { yardstickProgram } from "./yardstick";

/** Keeps the reference speed of a host between runs of the program. Keys are hex. */
export interface ReferenceSpeedStore {
  /** Null when none was taken yet. */
  read(key: string): Promise<number | null>;
  write(key: string, referenceNs: number): Promise<void>;
}

/** For sandboxes that live for themselves: the speed is taken anew each time. */
export const forgetfulStore: ReferenceSpeedStore = { read: async () => null, write: async () => undefined };

/**
 * What the yardstick takes on this host at its reference speed: as kept, else taken now and kept. One for all
 * measuring cores; it depends on the machine and on the image of the yardstick's language.
 */
export async function referenceSpeed(store: ReferenceSpeedStore, yardstick: SlotYardstick, imageTag: string): Promise<{ program: string; referenceNs: number }> {
  const program = await yardstickProgram();
  const key = await sha256Hex(JSON.stringify([program, imageTag, cpus().map(({ model }) => model)]));
  const kept = await store.read(key);
  if (kept !== null) return { program, referenceNs: kept };
  const referenceNs = await yardstick.referenceNs();
  await store.write(key, referenceNs);
  return { program, referenceNs };
}
