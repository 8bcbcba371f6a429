import { z } from "zod";
import type { QueuedJob } from "./control";

const id = z.uuid().optional().catch(undefined);

/** Whatever a job's data name, of whatever kind it is. */
const targetSchema = z.object({ sampleId: id, referenceId: id, calibrationId: id, submissionId: id, setId: id, profileId: id, batchId: id, importId: id, noticeId: id, generationId: id, chainId: id, runId: id }).catch({});
export type JobTarget = z.infer<typeof targetSchema>;

export function targetOf(job: Pick<QueuedJob, "data">): JobTarget {
  return targetSchema.parse(job.data);
}

/** The ids of one sort that jobs name, each once. */
export function idsOf(jobs: readonly Pick<QueuedJob, "data">[], name: keyof JobTarget): string[] {
  return [...new Set(jobs.flatMap((job) => targetOf(job)[name] ?? []))];
}
