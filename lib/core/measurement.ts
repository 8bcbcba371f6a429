import type { Limits, Language } from "./problem";

/** How one process tree ended, as the runner saw it. `infrastructure`: our fault, says `detail`. */
export type CaseStatus =
  | "ok"
  | "nonzero_exit"
  | "signalled"
  | "wall_limit"
  | "memory_limit"
  | "output_limit"
  | "infrastructure";

/** Where a peak-memory figure comes from. */
export type PeakSource = "cgroup_v2_peak" | "cgroup_v1_max_usage" | "rss_tree";

/** One point of a memory trace: time since release and memory of the whole tree. */
export interface TracePoint {
  tNs: number;
  bytes: number;
}

/** One test case run once: kernel-side figures of the whole process tree, release to tree-empty. */
export interface CaseRun {
  caseIndex: number;
  status: CaseStatus;
  /** For `infrastructure`: what broke. Else empty. */
  detail: string;
  exitCode: number | null;
  signal: number | null;
  /** Captured up to the output limit; for cases run with `keepOutput: false` only its hash is there. */
  stdout: Uint8Array;
  /** SHA-256 of stdout, hex. */
  stdoutHash: string;
  /** Last bytes of stderr, decoded, at most 8 KiB. */
  stderrTail: string;
  wallNs: number;
  cpuNs: number;
  peakBytes: number;
  peakSource: PeakSource;
  /** Time integral of memory (trapezoid), bytes x seconds. */
  integralByteSeconds: number;
  /** Bound on the error of the integral that follows from the gaps between samples, bytes x seconds. */
  integralErrorByteSeconds: number;
  sampleCount: number;
  maxSampleGapNs: number;
  voluntarySwitches: number;
  involuntarySwitches: number;
  stealNs: number;
  /** At most 500 points; empty when no trace was asked for. */
  trace: TracePoint[];
}

/** Why a case run must not be used as a figure; null when it may. */
export type Contamination = "steal" | "preempted" | "unexplained_gap" | "sampler_gap" | null;

export type PrepareResult =
  | { ok: true }
  | { ok: false; reason: "compile_error" | "compile_timeout" | "compile_output_limit"; output: string };

export interface RunOptions {
  /** Runs these cases in order, each in a process of its own with a fresh, empty workspace. */
  cases: number[];
  /** Budget of wall time for all of them together; a case that outlives what is left ends as wall_limit. */
  wallBudgetNs: number;
  /** Sample memory over time (integral and trace). Off for pure correctness runs. */
  sample: boolean;
  /** Keep a down-sampled trace of each case. */
  trace: boolean;
  /** Stop after the first case whose status is not "ok". */
  stopOnFailure: boolean;
  /** Return stdout bytes; with false only the hash. */
  keepOutput: boolean;
  /**
   * Start anew the process that cases are forked from. Where it lies in the machine's memory is worth a percent or
   * two of a program's time, and stays with it for as long as it lives.
   */
  fresh?: boolean;
  signal?: AbortSignal;
}

/** A fixed program of ours that shows how fast the host is now. */
export interface Yardstick {
  /** What it took when the host's reference speed was taken: the sum of its cases, in ns. */
  referenceNs: number;
  /** Runs it once in the slot of the session, as submissions are run; `fresh` as there. Throws AppError sandbox_unavailable. */
  run(options?: { fresh: boolean }): Promise<CaseRun[]>;
}

/** One submission inside one container, from opening to cleaning. Not safe for concurrent calls. */
export interface SandboxSession {
  /** Null in sessions that are not measured. */
  readonly yardstick: Yardstick | null;
  /** Compiles or byte-compiles once; the artefact is read-only after. Throws AppError sandbox_unavailable. */
  prepare(program: { language: Language; source: string; limits: Limits }): Promise<PrepareResult>;
  /** Hands over the stdin of every case, once for all repeats. */
  loadCases(inputs: string[]): Promise<void>;
  /** Runs cases and yields them as they end. Throws AppError sandbox_unavailable when the container broke. */
  run(options: RunOptions): AsyncIterable<CaseRun>;
  /** Ends the session; the container is cleaned or replaced before its next use. Idempotent. */
  close(): Promise<void>;
}

/** The machine and software that a figure depends on; figures are compared only within one profile. */
export interface MeasurementProfile {
  /** Each language has an image of its own, and so a profile of its own. */
  language: Language;
  cpuModel: string;
  cores: number;
  measuringCores: number[];
  /** One physical core does both measuring and everything else: figures are noisier, and memory is sampled less often. */
  degraded: boolean;
  kernel: string;
  cgroupMode: "v1" | "v2";
  /** Of the image of this language. */
  imageDigest: string;
  runnerVersion: string;
  /** Of this language alone. */
  languageVersions: Partial<Record<Language, string>>;
  /** The yardstick program (its SHA-256) and the time it took when the host's reference speed was taken. */
  yardstick: { program: string; referenceNs: number };
  /** SHA-256, hex, over the canonical JSON of the fields above: the profile's identity. */
  hash: string;
}

export interface OpenOptions {
  language: Language;
  signal?: AbortSignal;
}

export interface Sandbox {
  /** What this host is configured for; python3 is always there. */
  languages(): readonly Language[];
  /**
   * The profile of this host for one language; its image is built first where it is missing. Throws AppError
   * sandbox_unavailable when it cannot be, or when the host is not configured for this language.
   */
  profile(language: Language): Promise<MeasurementProfile>;
  /** Number of measuring slots: how many sessions of kind "measure" may be open at once. */
  slots(): number;
  /** "measure" waits for a pinned slot; "check" runs beside, on the helper cores, unmeasured. */
  open(kind: "measure" | "check", options: OpenOptions): Promise<SandboxSession>;
  /** Stops and removes every container of this sandbox. Idempotent. */
  close(): Promise<void>;
}
