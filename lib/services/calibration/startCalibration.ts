import { AppError } from "@/lib/core/errors";
import { PRIORITY, type JudgeJob } from "@/lib/core/jobs";
import { LANGUAGE_NAMES, type Language } from "@/lib/core/problem";
import { requireAdmin } from "../accounts/access";
import { audit } from "../accounts/audit";
import type { Ctx, Tx } from "../context";
import { profileLanguage } from "./profileLanguage";

export interface CalibrationRef {
  calibrationId: string;
  total: number;
  /** Reference solutions that were put in the queue by this call. */
  queued: number;
}

/**
 * Starts measuring every reference solution of a set in the profile's language on that profile, or resumes it where
 * it stopped. A calibration that runs already is left alone. Throws AppError unauthenticated, forbidden, or
 * not_scorable when the set has nothing to measure in that language.
 */
export async function startCalibration({ ctx, input }: { ctx: Ctx; input: { setId: string; profileId: string } }): Promise<CalibrationRef> {
  requireAdmin(ctx.actor);
  return ctx.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtext(${`calibration:${input.setId}:${input.profileId}`}))) AS locked`;
    const language = await profileLanguage(tx, input.profileId);
    const total = await tx.referenceSolution.count({ where: referencesOf(input.setId, language) });
    if (total === 0) {
      throw new AppError("not_scorable", `the problem set has no reference solution in ${LANGUAGE_NAMES[language]} to calibrate with`, {
        hint: `Import a set whose problems hold test cases and human solutions in ${LANGUAGE_NAMES[language]}.`,
      });
    }
    const present = await tx.calibration.findUnique({ where: { setId_profileId: input } });
    if (present && present.state !== "stopped") return { calibrationId: present.id, total: present.total, queued: 0 };
    const calibration = await tx.calibration.upsert({
      where: { setId_profileId: input },
      create: { ...input, state: "running", total, startedAt: ctx.now() },
      update: { state: "running", total, finishedAt: null },
    });
    const queued = await enqueueMissing(ctx, tx, { ...input, language }, calibration.id);
    await audit(tx, ctx.actor, { action: "calibration.start", target: { kind: "calibration", id: calibration.id }, detail: { setId: input.setId, language, references: total, queued } });
    return { calibrationId: calibration.id, total, queued };
  });
}

/** What a calibration of a set measures on profiles of a language. */
export function referencesOf(setId: string, language: Language) {
  return { language, problem: { setId, notScorable: null, disabledAt: null } };
}

async function enqueueMissing(ctx: Ctx, tx: Tx, input: { setId: string; profileId: string; language: Language }, calibrationId: string): Promise<number> {
  const missing = await tx.referenceSolution.findMany({
    where: { ...referencesOf(input.setId, input.language), executions: { none: { profileId: input.profileId } } },
    select: { id: true },
    orderBy: [{ problem: { position: "asc" } }, { position: "asc" }],
  });
  const jobs: JudgeJob[] = missing.map((r) => ({ kind: "reference", referenceId: r.id, calibrationId }));
  if (jobs.length > 0) await ctx.queue.enqueueJudging(tx, jobs, { priority: PRIORITY.calibration });
  else await tx.calibration.update({ where: { id: calibrationId }, data: { state: "done", finishedAt: ctx.now() } });
  return jobs.length;
}
