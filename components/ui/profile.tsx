import type { ProfileView } from "@/lib/core/views/common";
import * as format from "@/components/format";
import { Popover } from "./popover";

/** A measurement profile by its short name, its details one tap away. */
export function Profile({ profile }: { profile: ProfileView }) {
  const versions = Object.entries(profile.languageVersions).map(([language, version]) => `${language} ${version}`).join(", ");
  const rows: [string, string][] = [
    ["Processor", profile.cpuModel],
    ["Cores", `${profile.cores}, measuring on ${profile.measuringCores.join(", ")}`],
    ["Kernel", profile.kernel],
    ["Control groups", profile.cgroupMode],
    ["Sandbox image", profile.imageDigest],
    ["Runner", profile.runnerVersion],
    ["Languages", versions || "–"],
    ...(profile.yardstickNs === null ? [] : [["Yardstick", format.time(profile.yardstickNs)] as [string, string]]),
    ["Profile", profile.hash],
  ];
  return (
    <Popover button={profile.label} className="text-left underline decoration-edge decoration-dotted underline-offset-[0.2em]">
      <strong className="block font-semibold">Measurement profile</strong>
      <span className="mt-1 grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5">
        {rows.map(([name, value]) => (
          <span key={name} className="contents">
            <span className="text-soft">{name}</span>
            <span className="min-w-0 [overflow-wrap:anywhere]">{value}</span>
          </span>
        ))}
      </span>
    </Popover>
  );
}
