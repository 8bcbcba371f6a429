import { describe, expect, it } from "vitest";

import { type DockerInfo, missingFeatures, missingIsolation } from "@/lib/monolith/docker";

const complete: DockerInfo = {
  ServerVersion: "20.10.24",
  OSType: "linux",
  CgroupVersion: "1",
  MemoryLimit: true,
  SwapLimit: true,
  PidsLimit: true,
  CPUSet: true,
  SecurityOptions: ["name=apparmor", "name=seccomp,profile=default"],
  Runtimes: { runc: { path: "runc" } },
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

describe("isolation beyond the usual", () => {
  const strict: DockerInfo = { ...complete, SecurityOptions: ["name=userns"], Runtimes: { runc: {}, runsc: {} } };

  it("is not needed", () => {
    expect(missingIsolation(complete, {})).toEqual([]);
  });

  it("is had where the daemon has it", () => {
    expect(missingIsolation(strict, { runtime: "runsc", userNamespaces: true })).toEqual([]);
  });

  it("that is asked for and absent is named, with what the daemon has", () => {
    const missing = missingIsolation(complete, { runtime: "runsc", userNamespaces: true });
    expect(missing).toHaveLength(2);
    expect(missing[0]).toContain('"runsc", and the Docker daemon has runc');
    expect(missing[1]).toContain("--userns-remap");
  });
});
