import { AppError } from "@/lib/core/errors";
import { PRIORITY, type JudgeJob } from "@/lib/core/jobs";
import type { RERUN_CHOICES, SubmissionView } from "@/lib/core/views/submissions";
import type { Submission } from "@/lib/generated/prisma/client";
import { isAdmin } from "../accounts/access";
import type { Actor, Ctx, Tx } from "../context";
import { auditForeign, lockOwnSubmission } from "./requireOwnSubmission";
import { viewSubmission } from "./submissionView";

export interface RerunInput {
  id: string;
  /** `lost`: those alone that could not be measured through our own fault. An admin's default is `all`, an owner's `lost`. */
  samples?: (typeof RERUN_CHOICES)[number] | undefined;
}

const TIMEOUT_MS = 60_000;

/**
 * Measures samples of an ended submission again; it costs no quota. Owners may have those measured that were lost
 * through our own fault; admins all of them anew, also where the same programs have figures. Throws AppError conflict
 * while it runs or where no sample was lost, forbidden for an owner who wants all, and as `requireOwnSubmission`.
 */
export async function rerunSubmission({ ctx, input }: { ctx: Ctx; input: RerunInput }): Promise<SubmissionView> {
  await ctx.db.$transaction(
    async (tx) => {
      const submission = await lockOwnSubmission(ctx, tx, input.id, "submit");
      const samples = choice(ctx.actor, input.samples);
      if (submission.state === "queued" || submission.state === "running") throw new AppError("conflict", `submission ${input.id} is still ${submission.state}`, { hint: "Cancel it first." });
      const count = samples === "all" ? await measureAll(ctx, tx, submission) : await measureLost(ctx, tx, submission);
      await auditForeign(tx, ctx.actor, submission, { action: "submission.rerun", detail: { samples, count } });
    },
    { timeout: TIMEOUT_MS },
  );
  return viewSubmission(ctx, input.id);
}

function choice(actor: Actor, wanted: RerunInput["samples"]): NonNullable<RerunInput["samples"]> {
  if (isAdmin(actor)) return wanted ?? "all";
  if (wanted !== "all") return "lost";
  throw new AppError("forbidden", "Only an admin may have all samples measured anew.", { hint: "You can have those measured again that were lost through our own fault." });
}

/** Figures of every profile go: the new ones are of the profile that the workers have now. */
async function measureAll(ctx: Ctx, tx: Tx, { id }: Submission): Promise<number> {
  await tx.execution.deleteMany({ where: { sample: { submissionId: id } } });
  const samples = await tx.sample.findMany({ where: { submissionId: id }, select: { id: true } });
  return enqueue(ctx, tx, { id, doneCount: 0, jobs: samples.map((sample) => ({ kind: "sample", sampleId: sample.id, anew: true })) });
}

async function measureLost(ctx: Ctx, tx: Tx, { id, sampleCount }: Submission): Promise<number> {
  const sampleIds = await lostSamples(tx, id);
  if (sampleIds.length === 0) {
    throw new AppError("conflict", `no sample of submission ${id} was lost through our own fault`, { hint: "Figures that are there stay: the same program is not measured twice." });
  }
  await tx.execution.deleteMany({ where: { verdict: "IE", sampleId: { in: sampleIds } } });
  return enqueue(ctx, tx, { id, doneCount: sampleCount - sampleIds.length, jobs: sampleIds.map((sampleId) => ({ kind: "sample", sampleId })) });
}

/** Samples whose newest execution ended as IE. */
async function lostSamples(tx: Tx, submissionId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ sampleId: string }[]>`
    SELECT "sampleId" FROM (
      SELECT DISTINCT ON (e."sampleId") e."sampleId", e.verdict FROM "Execution" e JOIN "Sample" s ON s.id = e."sampleId"
      WHERE s."submissionId" = ${submissionId}::uuid ORDER BY e."sampleId", e."createdAt" DESC
    ) AS newest WHERE verdict = 'IE'`;
  return rows.map(({ sampleId }) => sampleId);
}

async function enqueue(ctx: Ctx, tx: Tx, { id, doneCount, jobs }: { id: string; doneCount: number; jobs: JudgeJob[] }): Promise<number> {
  await tx.submission.update({ where: { id }, data: { state: "queued", stateReason: null, doneCount, startedAt: null, finishedAt: null } });
  await ctx.queue.enqueueJudging(tx, jobs, { priority: PRIORITY.submission });
  return jobs.length;
}
