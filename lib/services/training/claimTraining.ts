import { sha256Hex } from "@/lib/core/hash";
import { AppError } from "@/lib/core/errors";
import type { LauncherKind } from "@/lib/core/training";
import type { TrainingRun } from "@/lib/generated/prisma/client";
import type { AccountsCtx, Ctx } from "../context";
import { isLiving } from "../workers/livingWorkers";
import { lockTraining } from "./changeTraining";

const KEY_DAYS = 60;
const MOST_KEY_NAME = 32;
const TOKEN_BYTES = 32;
/** Told apart from the API keys of people. */
const TOKEN_PREFIX = "abt_";

/** A run whose present attempt is to be launched. */
export type ClaimedRun = TrainingRun;

/**
 * Takes the longest waiting run for launching: one that a worker died over, whose attempt is launched again, or a queued
 * one, whose next attempt begins. As long as the worker lives nobody else takes it. Null where there is none.
 * @param input.launchers those that the worker has
 * @param input.withRoom those of them that may take one more run now; one that a worker died over has its place already
 */
export async function claimTraining({ ctx, input }: { ctx: Pick<Ctx, "db" | "now">; input: { workerName: string; launchers: readonly LauncherKind[]; withRoom: readonly LauncherKind[] } }): Promise<ClaimedRun | null> {
  const { workerName, launchers, withRoom } = input;
  const others = await ctx.db.worker.findMany({ where: { kind: "train", name: { not: workerName }, ...isLiving(ctx) }, select: { name: true } });
  const living = others.map(({ name }) => name);
  return ctx.db.$transaction(async (tx) => {
    const [found] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM "TrainingRun"
      WHERE handle IS NULL AND launcher = ANY(${[...launchers]}::text[])
        AND ((state = 'queued' AND launcher = ANY(${[...withRoom]}::text[])) OR (state IN ('starting', 'stopping') AND NOT (coalesce("claimedBy", '') = ANY(${[workerName, ...living]}::text[]))))
      ORDER BY (state = 'queued'), id LIMIT 1 FOR UPDATE SKIP LOCKED`;
    if (!found) return null;
    const { id, state, attempt, startedAt } = await tx.trainingRun.findUniqueOrThrow({ where: { id: found.id } });
    const next = state === "queued" ? { state: "starting", attempt: attempt + 1, stateReason: null, logTail: null, isLogWhole: true } : {};
    return tx.trainingRun.update({ where: { id }, data: { ...next, claimedBy: workerName, startedAt: startedAt ?? ctx.now() } });
  });
}

export interface AttemptSecrets {
  /** For the trainer's events. */
  callbackToken: string;
  /** An API key of the run's owner that may run programs and nothing else; null where nobody owns the run. */
  sandboxToken: string | null;
}

/**
 * Makes the secrets of an attempt that is about to be launched; those of an earlier one are void from now on. Told this
 * once, the database has their hashes. Throws AppError conflict when the attempt is not the run's present one.
 */
export async function armTraining({ ctx, input }: { ctx: Pick<AccountsCtx, "db" | "accounts">; input: { runId: string; attempt: number } }): Promise<AttemptSecrets> {
  const callbackToken = `${TOKEN_PREFIX}${randomHex(TOKEN_BYTES)}`;
  return ctx.db.$transaction(async (tx) => {
    const run = await lockTraining(tx, input.runId);
    if (run.attempt !== input.attempt) throw new AppError("conflict", `attempt ${input.attempt} of the run is not its present one`);
    if (run.executionKeyId !== null) await tx.apikey.deleteMany({ where: { id: run.executionKeyId } });
    const name = `training ${run.name}`.slice(0, MOST_KEY_NAME);
    const key = run.ownerId === null ? null : await ctx.accounts.createKey(tx, { userId: run.ownerId, name, scopes: ["execute"], expiresInDays: KEY_DAYS });
    await tx.trainingRun.update({ where: { id: run.id }, data: { tokenHash: await sha256Hex(callbackToken), executionKeyId: key?.id ?? null } });
    return { callbackToken, sandboxToken: key?.key ?? null };
  });
}

function randomHex(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
