import { sha256Hex } from "@/lib/core/hash";
import { DEFAULT_LIMITS, type ImportedProblem } from "@/lib/core/problem";
import type { Ctx } from "@/lib/services/context";
import { startCalibration } from "@/lib/services/calibration/startCalibration";
import { upsertProfile } from "@/lib/services/calibration/upsertProfile";
import { recordExecution } from "@/lib/services/judging/recordExecution";
import { importProblemSet } from "@/lib/services/problem-sets/importProblemSet";
import { took } from "./judge";

/** As long as the statements of the original's problem set mostly are. */
const STATEMENT = "Given a list of numbers, find how often each of them can be taken before the sum is reached. ".repeat(20);
const CASES = 20;
const REFERENCE_MS = [100, 800];

function madeUp(index: number): ImportedProblem {
  const slug = `problem-${index}`;
  return {
    externalId: slug,
    slug,
    title: slug,
    statement: `${STATEMENT}(${slug})`,
    difficulty: "Medium",
    tags: ["made up"],
    starterCode: { python3: "class Solution: ..." },
    harness: { python3: { kind: "script" } },
    checker: { kind: "exact" },
    limits: DEFAULT_LIMITS,
    cases: Array.from({ length: CASES }, (_, i) => ({ input: `${i}\n`, expected: `${i}\n`, isPublic: i === 0 })),
    references: REFERENCE_MS.map((ms) => ({ language: "python3" as const, code: `print(input())  # ${slug} ${ms}`, label: `${ms} ms`, declaredPassed: true })),
    url: null,
    notScorable: null,
  };
}

const PROFILE = {
  language: "python3" as const,
  cpuModel: "made up", cores: 2, measuringCores: [1], degraded: false, kernel: "6.1.0", cgroupMode: "v1" as const,
  imageDigest: "sha256:0", runnerVersion: "1", languageVersions: { python3: "3.11" }, yardstick: { program: "e".repeat(64), referenceNs: 13_000_000 }, hash: "f".repeat(64),
};

/** A made-up problem set, its references measured on a made-up profile. @returns the profile's id */
export async function importMadeUp(ctx: Ctx, slug: string, count: number): Promise<string> {
  const problems = Array.from({ length: count }, (_, index) => madeUp(index));
  const imported = { problems, rowFaults: [], contentHash: await sha256Hex(JSON.stringify(problems)) };
  const { setId } = await importProblemSet({ ctx, input: { slug, name: slug, kind: "venus", source: "made up", revision: null, imported } });
  const profileId = await upsertProfile({ ctx, input: PROFILE });
  const { calibrationId } = await startCalibration({ ctx, input: { setId, profileId } });
  const references = await ctx.db.referenceSolution.findMany({ where: { problem: { setId } }, select: { id: true, position: true } });
  for (const { id, position } of references) {
    const judged = took(REFERENCE_MS[position] ?? null);
    await recordExecution({ ctx, input: { job: { kind: "reference", referenceId: id, calibrationId }, judged, profileId, workerName: "script", attempts: 1 } });
  }
  return profileId;
}
