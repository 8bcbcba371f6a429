import type { Role, Scope } from "@/lib/core/accounts";
import type { SyntaxCheck } from "@/lib/core/formats";
import type { ExecutionJob, GenerateJob, ImportJob, JudgeJob, NoticeJob, ScoreJob } from "@/lib/core/jobs";
import type { PrismaClient, Prisma } from "@/lib/generated/prisma/client";
import type { QueueControl } from "./queue/control";

/** A transaction of the database, or the database itself. */
export type Tx = Prisma.TransactionClient;

/**
 * Who acts: nobody known, a person with an account, or the system itself. `scopes`: those of the API key that the call
 * came with; null for a session, which may all that the role may. Who must change the password may nothing else.
 */
export type Actor =
  | { kind: "visitor" }
  | { kind: "user"; id: string; name: string; email: string; role: Role; scopes: readonly Scope[] | null; mustChangePassword?: boolean }
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
  enqueueGeneration(tx: Tx, jobs: GenerateJob[]): Promise<void>;
  enqueueImport(tx: Tx, job: ImportJob): Promise<void>;
  /** `tries`: how often each is tried; by default as the queue says. */
  enqueueNotices(tx: Tx, jobs: NoticeJob[], options?: { tries?: number }): Promise<void>;
  /** Chains and generations of improvement runs that a job which has not ended asks for, as the transaction sees them. */
  generationsInQueue(tx: Tx): Promise<{ chains: Set<string>; generations: Set<string> }>;
  control: QueueControl;
}

/** Everything a verb needs besides its input. */
export interface Ctx {
  db: PrismaClient;
  queue: JobQueue;
  actor: Actor;
  /** Reads the rows of a Parquet file; throws AppError for one that cannot be read. */
  readParquet: (bytes: Uint8Array) => Promise<unknown[]>;
  /** Looks for syntax errors in programs, where that is cheap. Without it none are looked for. */
  checkSyntax?: SyntaxCheck;
  now: () => Date;
}

/** Passwords, keys and sessions as services see them; each in the caller's own transaction. Nobody's rights are checked here. */
export interface Accounts {
  /** `key` is told this once; the database has its hash. */
  createKey(tx: Tx, input: { userId: string; name: string; scopes: readonly Scope[]; expiresInDays: number | null }): Promise<{ id: string; key: string }>;
  revokeKey(tx: Tx, id: string): Promise<void>;
  createUser(tx: Tx, input: { name: string; email: string; password: string; role: Role; mustChangePassword: boolean }): Promise<{ id: string }>;
  setPassword(tx: Tx, input: { userId: string; password: string }): Promise<void>;
  isPassword(tx: Tx, input: { userId: string; password: string }): Promise<boolean>;
  /** Signs them out everywhere but in one session; how many ended. */
  endSessions(tx: Tx, userId: string, options?: { except?: string | undefined }): Promise<number>;
}

/** What verbs on accounts need; pages and routes have it always. */
export interface AccountsCtx extends Ctx {
  accounts: Accounts;
}

/** What a verb that only reads needs. */
export type ReadCtx = Pick<Ctx, "db" | "now" | "actor">;

/** What a verb that makes accounts needs: there is no queue yet when the first admin is made. */
export type PeopleCtx = ReadCtx & Pick<AccountsCtx, "accounts">;
