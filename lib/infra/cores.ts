import { readFileSync } from "node:fs";
import os from "node:os";

/** Which cores measure and which do everything else; `degraded` when one physical core has to do both. */
export interface CoreLayout {
  measuring: number[];
  helper: number[];
  degraded: boolean;
}

/** Parses a kernel CPU list such as `0-3,8`. */
export function parseCpuList(list: string): number[] {
  return list
    .trim()
    .split(",")
    .filter((part) => part !== "")
    .flatMap((part) => {
      const [first = NaN, last = first] = part.split("-").map(Number);
      return Array.from({ length: last - first + 1 }, (_, index) => first + index);
    });
}

/** One helper core for so many physical cores: a sampler takes a fifth of a core, and the rest must run as well. */
const CORES_PER_HELPER = 4;

/** The cores that are threads of the same physical core, this one included. Where the host does not say: it alone. */
export function siblingsOnHost(core: number): number[] {
  try {
    return parseCpuList(readFileSync(`/sys/devices/system/cpu/cpu${core}/topology/thread_siblings_list`, "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [core];
    throw error;
  }
}

/**
 * One measuring slot a physical core, its sibling threads idle, and at least one physical core for everything else.
 * @param wanted cores that should measure; those which are not allowed are dropped. Default: three of four.
 */
export function layOutCores(allowed: number[], wanted?: number[], siblingsOf = siblingsOnHost): CoreLayout {
  const last = allowed.at(-1) ?? 0;
  if (allowed.length < 2) return { measuring: [last], helper: [last], degraded: true };
  const chosen = (wanted ?? []).filter((core) => allowed.includes(core));
  const measuring = chosen.length === 0 || chosen.length === allowed.length ? defaultMeasuring(allowed, siblingsOf) : chosen;
  const busy = new Set(measuring.flatMap((core) => [core, ...siblingsOf(core)]));
  const helper = allowed.filter((core) => !busy.has(core));
  if (helper.length > 0) return { measuring, helper, degraded: false };
  // One physical core with two threads: the sampler has to run beside the program.
  return { measuring, helper: allowed.filter((core) => !measuring.includes(core)), degraded: true };
}

function defaultMeasuring(allowed: number[], siblingsOf: (core: number) => number[]): number[] {
  const physical = new Map(allowed.map((core) => [siblingsOf(core).join(","), core]));
  const cores = [...physical.values()].sort((a, b) => a - b);
  const helpers = Math.max(1, Math.ceil(cores.length / CORES_PER_HELPER));
  return cores.length === 1 ? cores : cores.slice(helpers);
}

/** Cores that this process may run on. Read before anything is pinned: pinning narrows it. */
export function allowedCores(): number[] {
  if (process.platform !== "linux") return os.cpus().map((_, index) => index);
  const status = readFileSync("/proc/self/status", "utf8");
  return parseCpuList(/^Cpus_allowed_list:\s*(.+)$/m.exec(status)?.[1] ?? "0");
}
