import { AppError } from "@/lib/core/errors";
import type { StoredExecution } from "@/lib/core/executions/request";
import type { BatchView } from "@/lib/core/executions/result";
import { EXECUTION_PRIORITY } from "@/lib/core/jobs";
import type { Ctx, Tx } from "../context";
import { usedOtherwise } from "../idempotency/onceByKey";
import { storedKey } from "./batchAccess";
import { toBatchView } from "./batchView";
import { chunkJobs } from "./chunks";

/** What the installation allows; the door reads it from its settings. */
export interface BatchSettings {
  /** Who may run programs: anybody, or people with an account. */
  access: "open" | "key";
  /** Executions that may be open at once, over all batches. */
  queueLimit: number;
  /** How long results are kept once the deadline has passed. */
  retentionMs: number;
}

export interface CreateBatchInput extends BatchSettings {
  kind: "batch" | "monolith";
  executions: StoredExecution[];
  deadlineMs: number;
  idempotencyKey: string | null;
  /** SHA-256 of the request as it came. */
  requestHash: string;
}

const TIMEOUT_MS = 60_000;
/** Any number that nothing else locks: one batch is let in at a time, so that the bound is exact. */
const ADMISSION_LOCK = 7_220_045;

/**
 * Accepts executions: rows and jobs in one transaction. Throws AppError rate_limited when the queue has no room,
 * conflict when the key was used for another request.
 */
export async function createBatch({ ctx, input }: { ctx: Ctx; input: CreateBatchInput }): Promise<BatchView> {
  try {
    return await ctx.db.$transaction((tx) => write(ctx, tx, input), { timeout: TIMEOUT_MS, maxWait: TIMEOUT_MS });
  } catch (error) {
    // Two calls with one key at once: the second finds what the first has written.
    const first = await findByKey(ctx, input);
    if (first) return first;
    throw error;
  }
}

/** The batch that an earlier call of the same person with this key made; null when there was none. Throws AppError conflict. */
export async function findByKey(ctx: Pick<Ctx, "db" | "actor">, input: Pick<CreateBatchInput, "idempotencyKey" | "requestHash">): Promise<BatchView | null> {
  const idempotencyKey = storedKey(ctx.actor, input.idempotencyKey);
  if (idempotencyKey === null) return null;
  const row = await ctx.db.executionBatch.findUnique({ where: { idempotencyKey } });
  if (row === null) return null;
  if (row.requestHash === input.requestHash) return toBatchView(row);
  throw usedOtherwise();
}

async function write(ctx: Ctx, tx: Tx, input: CreateBatchInput): Promise<BatchView> {
  await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(${ADMISSION_LOCK})) AS locked`;
  await requireRoom(ctx, tx, input);
  const now = ctx.now().getTime();
  const total = input.executions.length;
  const batch = await tx.executionBatch.create({
    data: {
      kind: input.kind,
      idempotencyKey: storedKey(ctx.actor, input.idempotencyKey),
      requestHash: input.requestHash,
      ownerId: ctx.actor.kind === "user" ? ctx.actor.id : null,
      total,
      createdAt: new Date(now),
      deadlineAt: new Date(now + input.deadlineMs),
      expiresAt: new Date(now + input.deadlineMs + input.retentionMs),
    },
  });
  const requests = input.executions.map((execution) => JSON.stringify(execution));
  await tx.$executeRaw`
    INSERT INTO "ExecutionItem" ("batchId", position, request)
    SELECT ${batch.id}::uuid, asked.n - 1, asked.request FROM unnest(${requests}::text[]) WITH ORDINALITY AS asked(request, n)`;
  const priority = input.kind === "monolith" ? EXECUTION_PRIORITY.single : EXECUTION_PRIORITY.batch;
  await ctx.queue.enqueueExecutions(tx, chunkJobs(batch.id, total), { priority });
  return toBatchView(batch);
}

async function requireRoom(ctx: Ctx, tx: Tx, { executions, queueLimit }: CreateBatchInput): Promise<void> {
  const asked = executions.length;
  const open = await countOpen(ctx, tx);
  if (open + asked <= queueLimit) return;
  const never = asked > queueLimit;
  throw new AppError(never ? "too_large" : "rate_limited", `The queue holds ${queueLimit} executions, ${open} are open, and ${asked} were asked for.`, {
    hint: never ? "Send them in smaller batches." : "Send it again when some of those are done.",
  });
}

/** Executions that wait or run, over all batches. */
export async function countOpen(ctx: Pick<Ctx, "now">, db: Tx): Promise<number> {
  const { _sum: sum } = await db.executionBatch.aggregate({
    where: { finishedAt: null, deadlineAt: { gt: ctx.now() } },
    _sum: { total: true, doneCount: true },
  });
  return (sum.total ?? 0) - (sum.doneCount ?? 0);
}
