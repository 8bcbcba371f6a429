import { existsSync, readFileSync } from "node:fs";
import { cpus } from "node:os";

export interface CorePlan {
  measuringCores: number[];
  helperCores: number[];
}

/** Parses the kernel's list format: "0-3,8". */
export function parseCpuList(text: string): number[] {
  return text
    .trim()
    .split(",")
    .filter((part) => part !== "")
    .flatMap((part) => {
      const [from = 0, to = from] = part.split("-").map(Number);
      return Array.from({ length: to - from + 1 }, (_, i) => from + i);
    });
}

/** Groups of threads that share one physical core, in the order of their first thread. */
function physicalCores(): number[][] {
  const online = "/sys/devices/system/cpu/online";
  const ids = existsSync(online) ? parseCpuList(readFileSync(online, "utf8")) : cpus().map((_, i) => i);
  const groups = new Map<string, number[]>();
  for (const id of ids) {
    const path = `/sys/devices/system/cpu/cpu${id}/topology/thread_siblings_list`;
    const key = existsSync(path) ? readFileSync(path, "utf8").trim() : String(id);
    groups.set(key, [...(groups.get(key) ?? []), id]);
  }
  return [...groups.values()];
}

/** A helper core serves this many measuring ones: a sampler takes about a tenth of a core. */
const MEASURING_PER_HELPER = 6;

/**
 * Which cores measure and which do the rest: whole physical cores, of which the measuring ones use one thread
 * and leave the siblings idle. A single core does both; then the profile has it in both places.
 */
export function planCores(groups: number[][] = physicalCores()): CorePlan {
  const [only, ...others] = groups;
  if (!only || others.length === 0) {
    const core = only?.[0] ?? 0;
    return { measuringCores: [core], helperCores: [core] };
  }
  const helpers = Math.ceil(groups.length / (MEASURING_PER_HELPER + 1));
  return {
    measuringCores: groups.slice(helpers).map((threads) => threads[0] ?? 0),
    helperCores: groups.slice(0, helpers).map((threads) => threads[0] ?? 0),
  };
}
