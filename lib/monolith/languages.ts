import type { Language } from "@/lib/core/problem";

const MIB = 1024 * 1024;

/** What the making of an artefact may use. */
export interface CompileLimits {
  wallNs: number;
  memoryBytes: number;
  /** Of the artefact, and of what the compiler says. */
  outputBytes: number;
}

const USUAL: CompileLimits = { wallNs: 30e9, memoryBytes: 1024 * MIB, outputBytes: 32 * MIB };

/** Toolchains that need more than the usual memory for programs of ordinary size get it. */
export const COMPILE_LIMITS: Record<Language, CompileLimits> = {
  python3: USUAL,
  cpp: USUAL,
  java: { ...USUAL, memoryBytes: 2048 * MIB },
  javascript: USUAL,
  go: { ...USUAL, memoryBytes: 2048 * MIB },
  rust: { ...USUAL, memoryBytes: 2048 * MIB },
};
