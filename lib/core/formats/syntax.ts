import type { Fault } from "@/lib/core/errors";
import type { SubmittedSample } from "./types";

export type ProgramToCheck = Pick<SubmittedSample, "language" | "code" | "where">;

/** What reading the programs of a file says. A program that does not parse is a legitimate sample that will fail. */
export interface SyntaxReport {
  /** Programs that were read; the first ones of the file. */
  checked: number;
  /** Programs that there was no time for. */
  unchecked: number;
  /** Read programs that do not parse. */
  broken: number;
  /** The first of these, at most 50: where the sample stands, and where in the program it breaks. */
  faults: Fault[];
  moreFaults: number;
}

/** Reads programs without running them, in bounded time. */
export type SyntaxCheck = (programs: readonly ProgramToCheck[]) => Promise<SyntaxReport>;

/** The report in sentences, for people who see no more than warnings. */
export function syntaxWarnings({ checked, unchecked, broken, faults: [first] }: SyntaxReport): string[] {
  const total = checked + unchecked;
  return [
    ...(first ? [`${broken} of ${checked} programs do not parse and will fail, the first of them ${first.where}: ${first.problem}.`] : []),
    ...(unchecked > 0 ? [`The syntax of the first ${checked} of ${total} programs was checked; the others are judged all the same.`] : []),
  ];
}
