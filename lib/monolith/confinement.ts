import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import type { ContainerCreateOptions } from "dockerode";

import type { Language } from "@/lib/core/problem";

import { SANDBOX_LABEL } from "./docker";

const MIB = 1024 * 1024;

export const SANDBOX_DIRECTORY = fileURLToPath(new URL("../../sandbox/", import.meta.url));

/** Beyond the submission's own limit: the runner, the zygote, usual inputs, and what output is buffered. */
export const MEMORY_MARGIN_BYTES = 320 * MIB;

export interface ContainerSpec {
  language: Language;
  imageTag: string;
  label: string;
  kind: "measure" | "check";
  measuringCore: number;
  helperCore: number;
  memoryBytes: number;
  /** Of the daemon's runtimes; undefined: its default. */
  runtime?: string | undefined;
}

function tmpfs(sizeMib: number, inodes: number, mode: string, exec = ""): string {
  return `rw,nosuid,nodev,${exec || "noexec"},size=${sizeMib}m,nr_inodes=${inodes},mode=${mode}`;
}

/** The first three are the submission's, the last is written by the runner only. */
const MOUNTS = {
  "/work": tmpfs(256, 4096, "1777"),
  "/tmp": tmpfs(256, 4096, "1777"),
  "/dev/shm": tmpfs(256, 4096, "1777"),
  "/program": tmpfs(128, 256, "0755", "exec"),
};

/**
 * Docker's own list; /dev/mqueue, a file system that any user may write to; and /dev/zero, which maps shared memory
 * that counts for no process.
 */
const MASKED_PATHS = [
  "/proc/asound",
  "/proc/acpi",
  "/proc/kcore",
  "/proc/keys",
  "/proc/latency_stats",
  "/proc/timer_list",
  "/proc/timer_stats",
  "/proc/sched_debug",
  "/proc/scsi",
  "/proc/kallsyms",
  "/proc/modules",
  "/sys/firmware",
  "/sys/devices/virtual/powercap",
  "/dev/mqueue",
  "/dev/zero",
];

/** What the runner needs to change users, to give up the rest for good and to empty what a submission left; submissions have none of them. */
const CAPABILITIES = ["SETUID", "SETGID", "SETPCAP", "DAC_OVERRIDE", "FOWNER"];

/** How a sandbox container is made. The reasons are in docs/decisions/0003-sandbox-runner.md. */
export function containerOptions(spec: ContainerSpec): ContainerCreateOptions {
  const cores = [...new Set([spec.helperCore, spec.measuringCore])].join(",");
  return {
    Image: spec.imageTag,
    Cmd: [String(spec.measuringCore), String(spec.helperCore)],
    User: "0:0",
    Env: [],
    Hostname: "sandbox",
    Labels: { [SANDBOX_LABEL]: spec.label, "afterburner.kind": spec.kind, "afterburner.language": spec.language },
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    OpenStdin: true,
    StdinOnce: true,
    Tty: false,
    NetworkDisabled: true,
    HostConfig: {
      AutoRemove: true,
      NetworkMode: "none",
      ReadonlyRootfs: true,
      ...(spec.runtime === undefined ? {} : { Runtime: spec.runtime }),
      CapDrop: ["ALL"],
      CapAdd: CAPABILITIES,
      SecurityOpt: ["no-new-privileges", `seccomp=${readFileSync(`${SANDBOX_DIRECTORY}seccomp.json`, "utf8")}`],
      MaskedPaths: MASKED_PATHS,
      Memory: spec.memoryBytes,
      MemorySwap: spec.memoryBytes,
      PidsLimit: 128,
      CpusetCpus: cores,
      CpuShares: spec.kind === "measure" ? 262_144 : 1024,
      OomScoreAdj: 500,
      IpcMode: "none",
      Tmpfs: MOUNTS,
      LogConfig: { Type: "none", Config: {} },
      Init: false,
    },
  };
}
