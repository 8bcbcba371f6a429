import { cpus, loadavg, release, totalmem } from "node:os";
import { z } from "zod";
import type { Bench } from "./bench";
import type { BenchReport } from "./schema";

const versionSchema = z.object({ Version: z.string() });

export function loadNow(): number {
  return loadavg()[0] ?? 0;
}

/** What the figures depend on. */
export async function hostFacts(bench: Bench): Promise<Pick<BenchReport, "host" | "versions">> {
  const { profile } = bench;
  const { Version: docker } = versionSchema.parse(await bench.docker.version());
  return {
    host: {
      cpuModel: cpus()[0]?.model.trim() ?? "unknown",
      cores: cpus().length,
      measuringCore: bench.measuringCore,
      helperCores: bench.helperCores,
      kernel: release(),
      cgroup: profile.cgroupMode,
      memoryBytes: totalmem(),
    },
    versions: {
      docker,
      node: process.version,
      python: profile.languageVersions.python3 ?? "unknown",
      runner: profile.runnerVersion,
      image: profile.imageDigest,
      profile: profile.hash,
    },
  };
}
