import { readFileSync } from "node:fs";

import Docker from "dockerode";
import { z } from "zod";

import { AppError } from "@/lib/core/errors";

import { dockerStatus, unavailable } from "./failure";

const infoSchema = z.object({
  ServerVersion: z.string(),
  OSType: z.string(),
  CgroupVersion: z.string().default("1"),
  MemoryLimit: z.boolean(),
  SwapLimit: z.boolean().default(true),
  PidsLimit: z.boolean(),
  CPUSet: z.boolean().default(true),
  SecurityOptions: z.array(z.string()).nullable().default([]),
  Runtimes: z.record(z.string(), z.unknown()).nullable().default({}),
});
export type DockerInfo = z.infer<typeof infoSchema>;

const CONNECT_TIMEOUT_MS = 5_000;

/** What a daemon lacks that the sandbox cannot do without, one sentence each. */
export function missingFeatures(info: DockerInfo, hostHasSwap: boolean): string[] {
  const missing: string[] = [];
  if (info.OSType !== "linux") missing.push(`Linux containers (its containers are ${info.OSType})`);
  if (!(info.SecurityOptions ?? []).some((option) => option.includes("seccomp"))) missing.push("seccomp filters");
  if (!info.MemoryLimit) missing.push("memory limits (memory control group)");
  if (!info.PidsLimit) missing.push("process limits (pids control group)");
  if (!info.CPUSet) missing.push("pinning to cores (cpuset control group)");
  if (!info.SwapLimit && hostHasSwap) {
    missing.push("swap limits (boot with swapaccount=1, use cgroup v2, or switch swap off)");
  }
  return missing;
}

/** Isolation beyond what every host has; asked for, it is had or nothing runs. */
export interface Isolation {
  /** A runtime of the daemon's own list. Default: the daemon's default. */
  runtime?: string | undefined;
  /** Root in a container must be nobody on the host (dockerd --userns-remap). */
  userNamespaces?: boolean | undefined;
}

function remapsUsers(info: DockerInfo): boolean {
  return (info.SecurityOptions ?? []).some((option) => option.includes("userns"));
}

/** Whether root in its containers is nobody on the host; they cannot share the host's network then. */
export async function hasUserNamespaces(docker: Docker): Promise<boolean> {
  return remapsUsers(await readInfo(docker));
}

/** Why the daemon cannot give this isolation, one sentence each. */
export function missingIsolation(info: DockerInfo, { runtime, userNamespaces }: Isolation): string[] {
  const missing: string[] = [];
  const runtimes = Object.keys(info.Runtimes ?? {});
  if (runtime !== undefined && !runtimes.includes(runtime)) {
    missing.push(`AFTERBURNER_RUNTIME asks for the runtime "${runtime}", and the Docker daemon has ${runtimes.join(", ") || "none that it names"}`);
  }
  if (userNamespaces && !remapsUsers(info)) {
    missing.push("AFTERBURNER_USERNS requires user namespaces, and the Docker daemon runs without --userns-remap");
  }
  return missing;
}

function hostHasSwap(): boolean {
  const match = /^SwapTotal:\s+(\d+)/m.exec(readFileSync("/proc/meminfo", "utf8"));
  return match !== null && Number(match[1]) > 0;
}

async function readInfo(docker: Docker): Promise<DockerInfo> {
  const reading = infoSchema.safeParse(await docker.info());
  if (!reading.success) throw unavailable("The Docker daemon describes itself in an unknown way", reading.error);
  return reading.data;
}

/** Throws AppError sandbox_unavailable when the daemon cannot give the isolation that is asked for. */
export async function checkIsolation(docker: Docker, isolation: Isolation): Promise<void> {
  const missing = missingIsolation(await readInfo(docker), isolation);
  if (missing.length === 0) return;
  throw new AppError("sandbox_unavailable", `${missing.join("; ")}.`, {
    hint: "Configure the daemon (docs/operations.md, Isolation), or unset the variable.",
  });
}

/** Throws AppError sandbox_unavailable that names every feature the daemon lacks. */
export async function checkFeatures(docker: Docker): Promise<DockerInfo> {
  const info = await readInfo(docker);
  const missing = missingFeatures(info, hostHasSwap());
  if (missing.length > 0) {
    throw new AppError("sandbox_unavailable", `The Docker daemon lacks what the sandbox needs: ${missing.join("; ")}.`, {
      hint: "Submissions run only where they can be confined. Enable the feature on this host or use another one.",
    });
  }
  return info;
}

/** Connects to the daemon that DOCKER_HOST or the default socket names and checks that it can confine programs. */
export async function requireDocker(): Promise<Docker> {
  try {
    await new Docker({ timeout: CONNECT_TIMEOUT_MS }).ping();
  } catch (cause) {
    throw unavailable("The Docker daemon does not answer", cause, "Start Docker, or set DOCKER_HOST to a running one.");
  }
  const docker = new Docker();
  await checkFeatures(docker);
  return docker;
}

/** Label that carries the name of the sandbox a container belongs to. */
export const SANDBOX_LABEL = "afterburner.sandbox";

/** Removes a container, running or not. One that is gone or going already is fine. */
export async function removeContainer(docker: Docker, id: string): Promise<void> {
  try {
    await docker.getContainer(id).remove({ force: true, v: true });
  } catch (cause) {
    const status = dockerStatus(cause);
    if (status !== 404 && status !== 409) throw unavailable("A sandbox container could not be removed", cause);
  }
}

/** Removes containers that an earlier process of this label left behind. Returns their number. */
export async function removeStaleContainers(label: string, docker?: Docker): Promise<number> {
  const client = docker ?? (await requireDocker());
  const filters = { label: [`${SANDBOX_LABEL}=${label}`] };
  const stale = await client.listContainers({ all: true, filters });
  await Promise.all(stale.map((container) => removeContainer(client, container.Id)));
  return stale.length;
}
