import type { Fault } from "@/lib/core/errors";
import { MAX_FAULTS, type FaultKind, type Refusal } from "./types";

/** Keeps the first faults and counts the rest. */
export class FaultList {
  private readonly kept: Fault[] = [];
  private readonly kinds = new Set<FaultKind>();
  private count = 0;

  /** `problem` may be a function, called only for faults that are kept (suggestions cost time). */
  add(kind: FaultKind, where: string, problem: string | (() => string)): void {
    this.count++;
    this.kinds.add(kind);
    if (this.kept.length < MAX_FAULTS) this.kept.push({ where, problem: typeof problem === "string" ? problem : problem() });
  }

  get isEmpty(): boolean {
    return this.count === 0;
  }

  refusal(): Refusal {
    const [only] = this.kinds;
    return {
      code: this.kinds.size === 1 && only ? only : "invalid_input",
      faults: this.kept,
      moreFaults: this.count - this.kept.length,
    };
  }
}

/** Text from a file as it may stand in a message: short, on one line, without control characters. */
export function shown(text: string): string {
  const plain = text.slice(0, 81).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, " ");
  return plain.length > 80 ? `${plain.slice(0, 77)}...` : plain;
}

export function quoted(text: string): string {
  return `"${shown(text)}"`;
}
