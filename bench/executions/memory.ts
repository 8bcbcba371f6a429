import { readFileSync } from "node:fs";
import { round } from "./batch";

export interface ProcessOf {
  name: string;
  pid: number;
}

/** Resident memory of each process at each mark, and the most that was seen between. MiB. */
export type MemoryReport = Record<string, { marks: Record<string, number>; highest: number }>;

const SAMPLE_EVERY_MS = 100;

function residentMib(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024;
}

/** Watches the resident memory of processes until it is stopped. */
export function watchMemory(processes: readonly ProcessOf[]): { mark: (name: string) => void; stop: () => MemoryReport } {
  const report: MemoryReport = {};
  const look = (mark?: string): void => {
    for (const { name, pid } of processes) {
      const mib = round(residentMib(pid));
      const of = (report[name] ??= { marks: {}, highest: 0 });
      of.highest = Math.max(of.highest, mib);
      if (mark !== undefined) of.marks[mark] = mib;
    }
  };
  look("start");
  const timer = setInterval(look, SAMPLE_EVERY_MS);
  return {
    mark: (name) => look(name),
    stop: () => {
      clearInterval(timer);
      look("end");
      return report;
    },
  };
}
