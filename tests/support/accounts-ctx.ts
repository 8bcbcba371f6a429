import { createAccounts, createAuth } from "@/lib/infra/auth";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import type { AccountsCtx, Ctx } from "@/lib/services/context";

/** better-auth without limits, on a test's database or a transaction of it. */
const authOn = (db: PrismaClient) =>
  createAuth({ db, secret: "s".repeat(64), publicUrl: "http://afterburner.test", social: {}, opensSignUp: true, limitsRates: false, onError: () => undefined });

/** A context whose verbs can also make keys and passwords. */
export function withAccounts(ctx: Ctx): AccountsCtx {
  return { ...ctx, accounts: createAccounts((tx) => Promise.resolve(authOn(tx ?? ctx.db))) };
}
