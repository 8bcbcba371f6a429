import type { MeasurementProfile } from "@/lib/core/measurement";

/** A measurement profile for Python, as a worker would have it. */
export const profile: MeasurementProfile = {
  language: "python3", cpuModel: "Test CPU", cores: 2, measuringCores: [1], degraded: false, kernel: "6.1.0", cgroupMode: "v1",
  imageDigest: "sha256:abc", runnerVersion: "1.0.0", languageVersions: { python3: "3.11.2" }, yardstick: { program: "e".repeat(64), referenceNs: 1e7 }, hash: "a".repeat(64),
};
