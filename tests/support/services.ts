import { createJobQueue, startBoss } from "@/lib/infra/queue/boss";
import { readParquetRows } from "@/lib/infra/sources";
import { JUDGING_VERSION, type JudgedExecution } from "@/lib/core/judging";
import { sha256Hex } from "@/lib/core/hash";
import { DEFAULT_LIMITS, type ImportedProblem, type ImportedProblemSet } from "@/lib/core/problem";
import type { Verdict } from "@/lib/core/verdict";
import type { Ctx } from "@/lib/services/context";
import type { PgBoss } from "pg-boss";
import { startTestDatabase, type TestDatabase } from "./database";

export interface ServiceBench extends TestDatabase {
  ctx: Ctx;
  boss: PgBoss;
}

/** A private database with the queue on it and a context as a worker has it. */
export async function startServiceBench(database?: TestDatabase): Promise<ServiceBench> {
  return benchOn(database ?? (await startTestDatabase()));
}

async function benchOn(database: TestDatabase): Promise<ServiceBench> {
  const boss = await startBoss({ connectionString: database.url, supervise: false, onError: () => undefined });
  const ctx: Ctx = {
    db: database.db,
    queue: createJobQueue(boss),
    actor: { kind: "system", name: "test" },
    readParquet: readParquetRows,
    now: () => new Date(),
  };
  const close = async (): Promise<void> => {
    await boss.stop({ graceful: false, close: true });
    await database.close();
  };
  return { ...database, ctx, boss, close };
}

export function problem(slug: string, references = 2): ImportedProblem {
  return {
    externalId: slug,
    slug,
    title: slug,
    statement: `Solve ${slug}.`,
    difficulty: "Easy",
    tags: ["test"],
    starterCode: { python3: "class Solution: ..." },
    harness: { python3: { kind: "script" } },
    checker: { kind: "exact" },
    limits: DEFAULT_LIMITS,
    cases: [{ input: "1\n", expected: "1\n", isPublic: true }, { input: "2\n", expected: "2\n", isPublic: false }],
    references: Array.from({ length: references }, (_, i) => ({
      language: "python3" as const,
      code: `print(input())  # ${slug} ${i}`,
      label: `human ${i + 1}`,
      declaredPassed: true,
    })),
    url: null,
    notScorable: null,
  };
}

export async function problemSet(problems: ImportedProblem[]): Promise<ImportedProblemSet> {
  return { problems, rowFaults: [], contentHash: await sha256Hex(JSON.stringify(problems)) };
}

/** A result as the judge gives it; `ms` is the wall time of an accepted one, memory and integral follow from it. */
export function judged(verdict: Verdict, ms = 10): JudgedExecution {
  const error = { wallRelativeError: 0.01, cpuRelativeError: 0.01, peakRelativeError: 0.001, integralRelativeError: 0.01 };
  const totals = { wallNs: ms * 1e6, cpuNs: ms * 1e6, peakBytes: ms * 1e6, integralByteSeconds: ms * ms * 1e3, integralErrorByteSeconds: 1 };
  return {
    judgingVersion: JUDGING_VERSION,
    verdict,
    reason: verdict === "AC" ? "Every case gave a right answer." : `The program ended as ${verdict}.`,
    failingCase: verdict === "AC" ? null : 0,
    passedCases: verdict === "AC" ? 2 : 0,
    totalCases: 2,
    evidence: { exitCode: 0, signal: null, stderrTail: "", compileOutput: "", publicCase: null },
    figures:
      verdict === "AC"
        ? {
            ...totals,
            peakSource: "rss_tree",
            spread: { wallMadNs: 1, cpuMadNs: 1, peakMadBytes: 1, integralMadByteSeconds: 1, ...error },
            hostSpeed: 1,
            cleanRepeats: 5,
            repeats: [],
            perCase: [],
            trace: null,
          }
        : null,
    phases: { prepareMs: 1, correctnessMs: 1, warmUpMs: null, measuringMs: null },
  };
}
