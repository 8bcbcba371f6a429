import { describe, expect, it } from "vitest";

import { type DockerInfo, missingFeatures } from "@/lib/monolith/docker";

const complete: DockerInfo = {
  ServerVersion: "20.10.24",
  OSType: "linux",
  CgroupVersion: "1",
  MemoryLimit: true,
  SwapLimit: true,
  PidsLimit: true,
  CPUSet: true,
  SecurityOptions: ["name=apparmor", "name=seccomp,profile=default"],
};

describe("features of the Docker daemon", () => {
  it("that are all there are fine", () => {
    expect(missingFeatures(complete, true)).toEqual([]);
  });

  it.each([
    ["seccomp", { SecurityOptions: ["name=apparmor"] }],
    ["memory limits", { MemoryLimit: false }],
    ["process limits", { PidsLimit: false }],
    ["pinning", { CPUSet: false }],
    ["Linux containers", { OSType: "windows" }],
    ["swap limits", { SwapLimit: false }],
  ])("%s is named when it is missing", (name, without) => {
    const missing = missingFeatures({ ...complete, ...without }, true);
    expect(missing).toHaveLength(1);
    expect(missing[0]).toContain(name);
  });

  it("a swap limit is not needed where there is no swap", () => {
    expect(missingFeatures({ ...complete, SwapLimit: false }, false)).toEqual([]);
  });
});
