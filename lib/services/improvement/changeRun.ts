import { AppError } from "@/lib/core/errors";
import type { RunView } from "@/lib/core/views/improvement";
import type { ImprovementRun } from "@/lib/generated/prisma/client";
import { isAdmin, requireUserOrSystem, type UserActor } from "../accounts/access";
import { audit } from "../accounts/audit";
import type { Ctx, Tx } from "../context";
import { requireId } from "../requireId";
import { viewRun } from "./getRun";

type Change = "pause" | "resume" | "cancel";
const FROM: Record<Change, readonly string[]> = { pause: ["running"], resume: ["paused"], cancel: ["queued", "running", "paused"] };
const TO: Record<Change, string> = { pause: "paused", resume: "running", cancel: "cancelled" };

/** No further completion is asked for; what is on its way is still stored and judged. Throws AppError conflict. */
export function pauseRun({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<RunView> {
  return change(ctx, input.id, "pause", {});
}

/** Goes on where it stopped, with a higher ceiling where one is given. Throws AppError conflict. */
export function resumeRun({ ctx, input }: { ctx: Ctx; input: { id: string; costCeilingUsd?: number } }): Promise<RunView> {
  return change(ctx, input.id, "resume", input.costCeilingUsd === undefined ? {} : { costCeilingUsd: input.costCeilingUsd });
}

/** Ends a run for good; its finished iterations stay. Throws AppError conflict when it has ended. */
export function cancelRun({ ctx, input }: { ctx: Ctx; input: { id: string } }): Promise<RunView> {
  return change(ctx, input.id, "cancel", { finishedAt: ctx.now() });
}

async function change(ctx: Ctx, id: string, what: Change, data: Partial<Pick<ImprovementRun, "costCeilingUsd" | "finishedAt">>): Promise<RunView> {
  const user = requireUserOrSystem(ctx.actor, "submit");
  const where = { id: requireId(id, "run"), ...changeable(ctx, user) };
  await ctx.db.$transaction(async (tx) => {
    const run = await tx.improvementRun.findFirst({ where });
    if (!run) throw new AppError("not_found", `there is no improvement run ${id}`);
    const { count } = await tx.improvementRun.updateMany({ where: { id, state: { in: [...FROM[what]] } }, data: { ...data, state: TO[what], stateReason: null } });
    if (count === 0) throw new AppError("conflict", `the run is ${run.state} and cannot be ${TO[what]}`);
    if (what === "resume") await enqueueSteps(ctx, tx, id);
    if (isAdmin(ctx.actor) && run.ownerId !== (user?.id ?? null)) await audit(tx, ctx.actor, { action: `run.${what}`, target: { kind: "run", id } });
  });
  return viewRun(ctx, id);
}

/** One's own; for admins and the system all of them. */
function changeable(ctx: Pick<Ctx, "actor">, user: UserActor | null): { ownerId?: string } {
  return user === null || isAdmin(ctx.actor) ? {} : { ownerId: user.id };
}

/**
 * Asks for the open step of every chain of a run that nothing on its way would bring: no job, and no answer that waits
 * for its judge. The run is locked meanwhile, as it is where steps are closed, so that none is asked for twice.
 */
export async function enqueueSteps(ctx: Ctx, tx: Tx, runId: string): Promise<number> {
  await tx.$queryRaw`SELECT id FROM "ImprovementRun" WHERE id = ${runId}::uuid FOR UPDATE`;
  const nothingAnswered = { generations: { none: { state: "answered" } } };
  const somethingAsked = { generations: { some: { state: "asked" } } };
  const chains = await tx.improvementChain.findMany({ where: { runId, state: "active", OR: [nothingAnswered, somethingAsked] }, select: { id: true, iteration: true } });
  const queued = await ctx.queue.generationsInQueue(tx);
  const jobs = chains.filter(({ id }) => !queued.chains.has(id)).map(({ id, iteration }) => ({ chainId: id, iteration }));
  if (jobs.length === 0) return 0;
  // Nobody waits for an answer to these: what dead workers had set aside for theirs comes free.
  await tx.generation.updateMany({ where: { chainId: { in: jobs.map(({ chainId }) => chainId) }, state: "asked", reservedUsd: { gt: 0 } }, data: { reservedUsd: 0 } });
  await ctx.queue.enqueueGeneration(tx, jobs);
  return jobs.length;
}

/** Stops a run by itself, with the reason for its owner: a ceiling that is reached, an endpoint that refuses. */
export async function pauseRunBecause({ ctx, input }: { ctx: Ctx; input: { runId: string; reason: string } }): Promise<boolean> {
  const { count } = await ctx.db.improvementRun.updateMany({ where: { id: input.runId, state: "running" }, data: { state: "paused", stateReason: input.reason } });
  return count > 0;
}
