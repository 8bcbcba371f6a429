import type { ParsedSubmission } from "@/lib/core/formats";
import { sha256Hex } from "@/lib/core/hash";
import type { SetIndex } from "./parseUpload";

export type JudgeableSample = ParsedSubmission["samples"][number] & { codeHash: string; problemId: string };

/** The samples of a file that can be scored, with the hash of their code; the others are left out. */
export function judgeableSamples(parsed: ParsedSubmission, index: SetIndex): Promise<JudgeableSample[]> {
  const kept = parsed.samples.filter((sample) => index.scorable.has(sample.problem));
  return Promise.all(
    kept.map(async (sample) => ({ ...sample, codeHash: await sha256Hex(sample.code), problemId: index.idOf.get(sample.problem) ?? "" })),
  );
}
