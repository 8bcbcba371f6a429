import type { PublicResult } from "@/lib/core/outputs/result";
import { VERDICTS, type Verdict } from "@/lib/core/verdict";

const interval = (mean: number) => ({ mean, low: mean - 0.02, high: mean + 0.02 });

/** A public result; `changes` to its submission. */
export function publicResult(changes: Partial<PublicResult["submission"]> = {}): PublicResult {
  return {
    hub: { id: "Elfsong/Venus_Python", revision: "c0ffee" },
    rank: { low: 2, high: 4, of: 9 },
    submission: {
      id: "0199aaaa-0000-7000-8000-00000000cafe",
      model: { slug: "m", name: "Model & 100%_{x}", link: null, licence: null, openWeights: null, sizeBillions: null },
      set: { slug: "venus", name: "Venus", version: "f".repeat(64) },
      language: "python3",
      method: "grpo",
      iteration: 4,
      decoding: null,
      notes: null,
      costUsd: null,
      origin: "user",
      format: "ours",
      fileName: null,
      contentHash: "e".repeat(64),
      state: "scored",
      stateReason: null,
      sampleCount: 10,
      doneCount: 10,
      verdictCounts: Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>,
      secondsLeft: null,
      waitingFor: null,
      pausedBecause: null,
      scores: { beyondI: interval(0.452), beyondT: interval(0.4), beyondM: interval(0.5), passAt1: interval(0.6214) },
      scoreVersion: "3",
      visibility: "public",
      publishedAt: "2026-11-23T08:00:00.000Z",
      hidden: null,
      verified: null,
      duplicateOfId: null,
      runId: null,
      refundedCount: 0,
      isMine: false,
      coverage: { problems: 10, scorable: 10 },
      createdAt: "2026-11-22T08:00:00.000Z",
      startedAt: null,
      finishedAt: "2026-11-22T09:00:00.000Z",
      ...changes,
    },
  };
}
