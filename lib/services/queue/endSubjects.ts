import type { Ctx, Tx } from "../context";
import { refundQuota } from "../submissions/refundQuota";
import type { QueuedJob } from "./control";
import { idsOf } from "./jobTargets";

/**
 * Ends the open submissions, calibrations, improvement runs and imports that jobs are for. Returns what ended, in words. Batches of
 * executions are ended by their own verb.
 */
export async function endSubjects(ctx: Pick<Ctx, "now">, tx: Tx, jobs: readonly QueuedJob[], reason: string): Promise<string[]> {
  const ended = [
    await endSubmissions(ctx, tx, idsOf(jobs, "sampleId"), reason),
    await stopCalibrations(tx, idsOf(jobs, "calibrationId")),
    await endRuns(ctx, tx, jobs, reason),
    await endImports(ctx, tx, idsOf(jobs, "importId"), reason),
    idsOf(jobs, "batchId").map((id) => `batch of executions ${id}`),
  ];
  return ended.flat();
}

async function endSubmissions(ctx: Pick<Ctx, "now">, tx: Tx, sampleIds: string[], reason: string): Promise<string[]> {
  if (sampleIds.length === 0) return [];
  const open = await tx.submission.findMany({
    where: { state: { in: ["queued", "running"] }, samples: { some: { id: { in: sampleIds } } } },
    select: { id: true, model: { select: { name: true } } },
  });
  await tx.submission.updateMany({
    where: { id: { in: open.map(({ id }) => id) }, state: { in: ["queued", "running"] } },
    data: { state: "cancelled", stateReason: `An admin cancelled it: ${reason}`, finishedAt: ctx.now() },
  });
  for (const { id } of open) await refundQuota(tx, id);
  return open.map(({ id, model }) => `submission of ${model.name} (${id})`);
}

async function stopCalibrations(tx: Tx, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const running = await tx.calibration.findMany({
    where: { id: { in: ids }, state: "running" },
    select: { id: true, set: { select: { name: true } }, profile: { select: { language: true } } },
  });
  await tx.calibration.updateMany({ where: { id: { in: running.map(({ id }) => id) }, state: "running" }, data: { state: "stopped" } });
  return running.map(({ set, profile }) => `calibration of ${set.name} (${profile.language})`);
}

/** Runs whose completions, solutions or iterations jobs are for. */
async function endRuns(ctx: Pick<Ctx, "now">, tx: Tx, jobs: readonly QueuedJob[], reason: string): Promise<string[]> {
  const [ids, chains, generations] = [idsOf(jobs, "runId"), idsOf(jobs, "chainId"), idsOf(jobs, "generationId")];
  if (ids.length + chains.length + generations.length === 0) return [];
  const named = [{ id: { in: ids } }, { chains: { some: { id: { in: chains } } } }, { generations: { some: { id: { in: generations } } } }];
  const state = { in: ["queued", "running", "paused"] };
  const open = await tx.improvementRun.findMany({ where: { state, OR: named }, select: { id: true, source: { select: { model: { select: { name: true } } } } } });
  await tx.improvementRun.updateMany({
    where: { id: { in: open.map(({ id }) => id) }, state },
    data: { state: "cancelled", stateReason: `An admin cancelled it: ${reason}`, finishedAt: ctx.now() },
  });
  return open.map(({ id, source }) => `improvement run of ${source.model.name} (${id})`);
}

async function endImports(ctx: Pick<Ctx, "now">, tx: Tx, ids: string[], reason: string): Promise<string[]> {
  if (ids.length === 0) return [];
  const open = await tx.importRun.findMany({ where: { id: { in: ids }, state: { in: ["queued", "running"] } }, select: { id: true } });
  await tx.importRun.updateMany({
    where: { id: { in: open.map(({ id }) => id) }, state: { in: ["queued", "running"] } },
    data: { state: "cancelled", progress: `Cancelled: ${reason}`, finishedAt: ctx.now() },
  });
  return open.map(({ id }) => `import ${id}`);
}
