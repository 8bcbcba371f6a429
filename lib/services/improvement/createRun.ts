import { PROMPT_VERSION } from "@/lib/core/improvement";
import { AppError } from "@/lib/core/errors";
import { createRunFieldsSchema, type CreateRunFields, type RunView } from "@/lib/core/views/improvement";
import type { Prisma } from "@/lib/generated/prisma/client";
import { isAdmin, requireUser } from "../accounts/access";
import type { Ctx, Tx } from "../context";
import { parseInput } from "../parseInput";
import { findCurrentSet } from "../problem-sets/findCurrentSet";
import { viewRun } from "./getRun";
import { requireSource } from "./requireSource";
import { closeIteration } from "./settleGeneration";
import { startCodes, type StartCode } from "./startCodes";

/** Runs that a researcher may have open at once: each holds workers for hours. */
const OPEN_RUNS = 2;
const CHUNK = 500;
const TIMEOUT_MS = 5 * 60_000;

/**
 * Starts an improvement run: run, chains and the first job of each in one transaction. A repeated idempotency key
 * gives the first call's run. Throws AppError invalid_input, not_found, not_calibrated, not_scorable, conflict,
 * rate_limited, and unauthenticated or forbidden for anybody who may not submit or does not own the model source.
 */
export async function createRun({ ctx, input }: { ctx: Ctx; input: { fields: CreateRunFields; idempotencyKey?: string | null } }): Promise<RunView> {
  const owner = requireUser(ctx.actor, "submit");
  const fields = parseInput(createRunFieldsSchema, input.fields);
  const idempotencyKey = input.idempotencyKey ? `${owner.id}:${input.idempotencyKey}` : null;
  const earlier = idempotencyKey && (await ctx.db.improvementRun.findUnique({ where: { idempotencyKey }, select: { id: true } }));
  if (earlier) return viewRun(ctx, earlier.id);
  const source = await requireSource(ctx, fields.sourceId);
  const set = await findCurrentSet(ctx.db, fields.set);
  const problemIds = await problemsOf(ctx, set.id, fields);
  const starts = await startCodes(ctx, { ...fields, setId: set.id });
  const { set: _set, problems: _problems, sourceId: _source, ...settings } = fields;
  const id = await ctx.db.$transaction(
    async (tx) => {
      await requireRoom(ctx, tx, owner.id);
      const run = await tx.improvementRun.create({
        data: {
          ...settings,
          ownerId: owner.id,
          sourceId: source.id,
          setId: set.id,
          idempotencyKey,
          promptVersion: PROMPT_VERSION,
          problemCount: problemIds.length,
          state: "running",
          createdAt: ctx.now(),
          startedAt: ctx.now(),
        },
      });
      await writeChains(ctx, tx, run, problemIds, starts);
      return run.id;
    },
    { timeout: TIMEOUT_MS, maxWait: 30_000 },
  );
  return viewRun(ctx, id);
}

async function problemsOf(ctx: Ctx, setId: string, { problems, language, set }: { problems?: string[] | undefined; language: string; set: string }): Promise<string[]> {
  const rows = await ctx.db.problem.findMany({
    where: { setId, notScorable: null, disabledAt: null, references: { some: { language } }, ...(problems && { slug: { in: problems } }) },
    orderBy: { position: "asc" },
    select: { id: true, slug: true },
  });
  const found = new Set(rows.map(({ slug }) => slug));
  const missing = (problems ?? []).filter((slug) => !found.has(slug));
  if (missing.length > 0) {
    throw new AppError("unknown_problem", `${missing.length} of the problems are not in ${set}, or cannot be scored in this language.`, {
      faults: missing.slice(0, 50).map((slug) => ({ where: slug, problem: "is no scorable problem of the set" })),
      moreFaults: Math.max(0, missing.length - 50),
    });
  }
  if (rows.length === 0) throw new AppError("not_scorable", `${set} has no problem that can be scored in this language.`);
  return rows.map(({ id }) => id);
}

async function requireRoom(ctx: Ctx, tx: Tx, ownerId: string): Promise<void> {
  if (isAdmin(ctx.actor)) return;
  await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${ownerId} FOR UPDATE`;
  const open = await tx.improvementRun.count({ where: { ownerId, state: { in: ["queued", "running", "paused"] } } });
  if (open < OPEN_RUNS) return;
  throw new AppError("rate_limited", `You have ${open} open runs; ${OPEN_RUNS} at once are allowed.`, { hint: "Wait until one ends, or cancel one." });
}

async function writeChains(ctx: Ctx, tx: Tx, run: { id: string; iterations: number }, problemIds: string[], starts: Map<string, StartCode>): Promise<void> {
  const chains: Prisma.ImprovementChainCreateManyInput[] = problemIds.map((problemId) => {
    const start = starts.get(problemId);
    if (!start) return { runId: run.id, problemId, iteration: 0 };
    // A start is what iteration 0 would have given.
    const isDone = run.iterations === 0;
    return { runId: run.id, problemId, iteration: 1, state: isDone ? "done" : "active", startCodeHash: start.codeHash, bestCodeHash: start.codeHash, best: start.best };
  });
  for (let from = 0; from < chains.length; from += CHUNK) {
    const rows = await tx.improvementChain.createManyAndReturn({ data: chains.slice(from, from + CHUNK), select: { id: true, iteration: true, state: true } });
    const active = rows.filter(({ state }) => state === "active");
    await ctx.queue.enqueueGeneration(tx, active.map(({ id, iteration }) => ({ chainId: id, iteration })));
  }
  await closeIteration(ctx, tx, run, 0);
}
