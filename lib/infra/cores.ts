import { readFileSync } from "node:fs";
import os from "node:os";

/** Which cores measure and which do everything else; `degraded` when one core has to do both. */
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

/** @param wanted cores that should measure; those which are not allowed are dropped. Default: the last one. */
export function layOutCores(allowed: number[], wanted?: number[]): CoreLayout {
  const last = allowed.at(-1) ?? 0;
  if (allowed.length < 2) return { measuring: [last], helper: [last], degraded: true };
  const chosen = (wanted ?? [last]).filter((core) => allowed.includes(core));
  const measuring = chosen.length === 0 || chosen.length === allowed.length ? [last] : chosen;
  return { measuring, helper: allowed.filter((core) => !measuring.includes(core)), degraded: false };
}

/** Cores that this process may run on. Read before anything is pinned: pinning narrows it. */
export function allowedCores(): number[] {
  if (process.platform !== "linux") return os.cpus().map((_, index) => index);
  const status = readFileSync("/proc/self/status", "utf8");
  return parseCpuList(/^Cpus_allowed_list:\s*(.+)$/m.exec(status)?.[1] ?? "0");
}
