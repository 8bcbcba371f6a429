import { AppError } from "@/lib/core/errors";
import { LANGUAGE_NAMES } from "@/lib/core/problem";
import type { Disabled } from "@/lib/core/views/problems";
import type { Problem, ProblemSet } from "@/lib/generated/prisma/client";
import { requireAdmin } from "../accounts/access";
import { audit } from "../accounts/audit";
import type { Ctx, Tx } from "../context";
import { findCurrentSet } from "../problem-sets/findCurrentSet";
import { recountScorable } from "../problem-sets/recountScorable";
import { languagesOf, scorableIn, type ScorableIn } from "../problem-sets/scorableIn";
import { rescoreAll } from "../scoring/rescoreAll";
import { toDisabled } from "./toDisabled";

export interface ProblemRef {
  set: string;
  slug: string;
}

type DisablingCtx = Pick<Ctx, "db" | "queue" | "actor" | "now">;

/**
 * Takes a problem out of the scores, the boards and the coverage of submissions, with a public reason; all scores of
 * its set are computed anew at once. What was measured stays. Throws AppError unauthenticated, forbidden, not_found,
 * or conflict where it is disabled already, or is the last one that counts in a language.
 */
export async function disableProblem({ ctx, input }: { ctx: DisablingCtx; input: ProblemRef & { reason: string } }): Promise<{ disabled: Disabled | null }> {
  return change(ctx, input, async (tx, problem) => {
    if (problem.disabledAt) throw new AppError("conflict", `${problem.title} is disabled already: ${problem.disabledReason ?? ""}`);
    return tx.problem.update({ where: { id: problem.id }, data: { disabledAt: ctx.now(), disabledReason: input.reason } });
  });
}

/**
 * Lets a problem count again. References of it that are not measured yet are measured first; scores come anew.
 * Throws AppError unauthenticated, forbidden, not_found, or conflict where it is not disabled.
 */
export async function enableProblem({ ctx, input }: { ctx: DisablingCtx; input: ProblemRef }): Promise<{ disabled: Disabled | null }> {
  return change(ctx, input, async (tx, problem) => {
    if (!problem.disabledAt) throw new AppError("conflict", `${problem.title} is not disabled.`);
    return tx.problem.update({ where: { id: problem.id }, data: { disabledAt: null, disabledReason: null } });
  });
}

async function change(ctx: DisablingCtx, input: ProblemRef & { reason?: string }, write: (tx: Tx, problem: Problem) => Promise<Problem>): Promise<{ disabled: Disabled | null }> {
  requireAdmin(ctx.actor);
  const set = await findCurrentSet(ctx.db, input.set);
  return ctx.db.$transaction(async (tx) => {
    const problem = await tx.problem.findUnique({ where: { setId_slug: { setId: set.id, slug: input.slug } } });
    if (!problem) throw new AppError("not_found", `there is no problem "${input.slug}" in ${set.name}`);
    const changed = await write(tx, problem);
    await audit(tx, ctx.actor, {
      action: changed.disabledAt ? "problem.disable" : "problem.enable",
      target: { kind: "problem", id: problem.id, name: `${set.slug}/${problem.slug}` },
      reason: input.reason,
      detail: { disabledReason: [problem.disabledReason, changed.disabledReason] },
    });
    const scorable = await recountScorable(tx, set.id);
    requireSomethingLeft(set, scorable, input.slug);
    await rescoreAll(ctx, tx, set.id);
    return { disabled: toDisabled(changed) };
  });
}

function requireSomethingLeft(before: ProblemSet, after: ScorableIn, slug: string): void {
  const emptied = languagesOf(before).filter((language) => scorableIn({ scorableIn: after }, language) === 0);
  if (emptied.length === 0) return;
  throw new AppError("conflict", `${slug} is the last problem of ${before.name} that counts in ${emptied.map((language) => LANGUAGE_NAMES[language]).join(", ")}`, {
    hint: "Scores need a problem. Enable another one first.",
  });
}
