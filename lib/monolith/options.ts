import type Docker from "dockerode";

import type { Language } from "@/lib/core/problem";

import type { Isolation } from "./docker";
import type { Progress } from "./image";
import type { ReferenceSpeedStore } from "./reference-speed";

/** The part of a pino logger that the sandbox uses. */
export interface SandboxLogger {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

export interface SandboxOptions {
  /** Isolation beyond what every host has; without it nothing starts. Default: none. */
  isolation?: Isolation;
  /** A checked client; without it `requireDocker` finds one. */
  docker?: Docker;
  /** What this host runs; python3 is always among them. Default: all. Images are built when first needed. */
  languages?: readonly Language[];
  /** Told what is being built. */
  onProgress?: Progress;
  /** Whether a base image may be made with debootstrap where no registry answers. Default true. */
  allowDebootstrap?: boolean;
  /** Name of this sandbox on its host: containers carry it, and `removeStaleContainers` looks for it. */
  label: string;
  /** One measuring slot each. Default: the last core. */
  measuringCores?: number[];
  /** Cores for runners, samplers and unmeasured sessions. Default: core 0. */
  helperCores?: number[];
  /** Measuring shares a physical core with the rest: profiles say so. Default: when a core is in both lists. */
  degraded?: boolean;
  /** Containers for sessions of kind "check". Default 1. */
  checkContainers?: number;
  /** Where the reference speed of this host is kept. Default: nowhere, it is taken anew. */
  referenceSpeeds?: ReferenceSpeedStore;
  logger?: SandboxLogger;
}

export const silentLogger: SandboxLogger = { info: () => undefined, warn: () => undefined };
