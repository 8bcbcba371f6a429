import { cpus, release } from "node:os";

import { canonicalJson } from "@/lib/core/datasets/hash";
import { sha256Hex } from "@/lib/core/hash";
import type { MeasurementProfile } from "@/lib/core/measurement";
import type { Language } from "@/lib/core/problem";

export interface ProfileParts {
  language: Language;
  /** What READY of a container of this language says. */
  facts: Record<string, string>;
  imageDigest: string;
  measuringCores: number[];
  degraded: boolean;
  yardstick: MeasurementProfile["yardstick"];
  /** Where it is not the daemon's default. */
  runtime?: string | undefined;
}

/** The profile of this host with the image of this language. Figures are comparable only where the hash is the same. */
export async function buildProfile(parts: ProfileParts): Promise<MeasurementProfile> {
  const { language } = parts;
  const identity = {
    language,
    cpuModel: cpus()[0]?.model.trim() ?? "unknown",
    cores: cpus().length,
    measuringCores: parts.measuringCores,
    degraded: parts.degraded,
    // Under a runtime with a kernel of its own figures are others.
    kernel: parts.runtime === undefined ? release() : `${release()} (${parts.runtime})`,
    cgroupMode: parts.facts["cgroup"] === "v2" ? ("v2" as const) : ("v1" as const),
    imageDigest: parts.imageDigest,
    runnerVersion: parts.facts["runner"] ?? "unknown",
    languageVersions: { [language]: parts.facts[language] ?? "unknown" },
    yardstick: parts.yardstick,
  };
  return { ...identity, hash: await sha256Hex(canonicalJson(identity)) };
}
