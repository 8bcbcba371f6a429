import type { Role, Scope } from "@/lib/core/accounts";
import type { ExecutionJob, JudgeJob, ScoreJob } from "@/lib/core/jobs";
import type { PrismaClient, Prisma } from "@/lib/generated/prisma/client";

/** A transaction of the database, or the database itself. */
export type Tx = Prisma.TransactionClient;

/**
 * Who acts: nobody known, a person with an account, or the system itself. `scopes`: those of the API key that the call
 * came with; null for a session, which may all that the role may.
 */
export type Actor =
  | { kind: "visitor" }
  | { kind: "user"; id: string; name: string; email: string; role: Role; scopes: readonly Scope[] | null }
  | { kind: "system"; name: string };

export interface EnqueueOptions {
  /** Higher goes first. */
  priority?: number;
}

/** The queue as services see it: jobs go in with the caller's own transaction, or not at all. */
export interface JobQueue {
  enqueueJudging(tx: Tx, jobs: JudgeJob[], options?: EnqueueOptions): Promise<void>;
  enqueueScoring(tx: Tx, job: ScoreJob): Promise<void>;
  enqueueExecutions(tx: Tx, jobs: ExecutionJob[], options?: EnqueueOptions): Promise<void>;
}

/** Everything a verb needs besides its input. */
export interface Ctx {
  db: PrismaClient;
  queue: JobQueue;
  actor: Actor;
  /** Reads the rows of a Parquet file; throws AppError for one that cannot be read. */
  readParquet: (bytes: Uint8Array) => Promise<unknown[]>;
  now: () => Date;
}

/** What a verb that only reads needs. */
export type ReadCtx = Pick<Ctx, "db" | "now" | "actor">;
