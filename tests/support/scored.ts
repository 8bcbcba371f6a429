import { startCalibration } from "@/lib/services/calibration/startCalibration";
import { recordExecution } from "@/lib/services/judging/recordExecution";
import { scoreOneSubmission } from "@/lib/services/scoring/scoreOneSubmission";
import type { Verdict } from "@/lib/core/verdict";
import { judged, type ServiceBench } from "./services";

/** A measurement profile of Python; its id. */
export async function makeProfile({ db }: ServiceBench): Promise<string> {
  const details = { cpuModel: "CPU", cores: 2, measuringCores: [1], kernel: "k", cgroupMode: "v1", imageDigest: "sha256:0", runnerVersion: "1", languageVersions: {}, hash: "p" };
  return (await db.measurementProfile.create({ data: { hash: "p", details } })).id;
}

/** All reference solutions of a set, measured: the later ones slower. */
export async function calibrate({ ctx, db }: ServiceBench, { setId, profileId }: { setId: string; profileId: string }): Promise<void> {
  const { calibrationId } = await startCalibration({ ctx, input: { setId, profileId } });
  for (const { id: referenceId, position } of await db.referenceSolution.findMany({ where: { problem: { setId } } })) {
    await recordExecution({ ctx, input: { profileId, workerName: "w", attempts: 1, job: { kind: "reference", referenceId, calibrationId }, judged: judged("AC", 10 * (position + 1)) } });
  }
}

/** Judges all samples of a submission alike, and scores it. */
export async function judgeAndScore({ ctx, db }: ServiceBench, { submissionId, profileId, verdict = "AC", ms = 5 }: { submissionId: string; profileId: string; verdict?: Verdict; ms?: number }): Promise<void> {
  for (const sample of await db.sample.findMany({ where: { submissionId } })) {
    await recordExecution({ ctx, input: { profileId, workerName: "w", attempts: 1, job: { kind: "sample", sampleId: sample.id }, judged: judged(verdict, ms) } });
  }
  await scoreOneSubmission({ ctx, input: { submissionId } });
}
