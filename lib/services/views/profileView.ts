import type { MeasurementProfile } from "@/lib/core/measurement";
import type { ProfileView } from "@/lib/core/views/common";

/** A stored profile as people read it. */
export function toProfileView(details: unknown): ProfileView {
  // Written by upsertProfile from the sandbox's own checked type.
  const profile = details as Omit<MeasurementProfile, "yardstick" | "degraded"> & Partial<Pick<MeasurementProfile, "yardstick" | "degraded">>;
  const { hash, cpuModel, cores, measuringCores, kernel, cgroupMode, imageDigest, runnerVersion } = profile;
  const languageVersions = Object.fromEntries(Object.entries(profile.languageVersions).map(([name, version]) => [name, version ?? ""]));
  const label = `${cpuModel} · ${cores} ${cores === 1 ? "core" : "cores"} ${profile.degraded ? " (shared, degraded)" : ""} · cgroup ${cgroupMode} · image ${shortDigest(imageDigest)}`;
  return { hash, label, cpuModel, cores, measuringCores, kernel, cgroupMode, imageDigest, runnerVersion, languageVersions, yardstickNs: profile.yardstick?.referenceNs ?? null };
}

function shortDigest(digest: string): string {
  return digest.replace(/^sha256:/, "").slice(0, 12);
}
