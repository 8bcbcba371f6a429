import { z } from "zod";
import { roleSchema, scopeSchema } from "@/lib/core/accounts";
import type { UserDetail, UserRow } from "@/lib/core/views/admin-people";
import type { Apikey, Session, User } from "@/lib/generated/prisma/client";
import type { ReadCtx, Tx } from "../../context";
import { isBanned, noUser } from "./shared";

type Reader = { db: Tx; now: ReadCtx["now"] };

/** Rows of accounts as lists show them, in the order given. */
export async function toUserRows(ctx: Reader, users: User[]): Promise<UserRow[]> {
  const ids = users.map(({ id }) => id);
  const [sessions, keys, submissions] = await Promise.all([
    ctx.db.session.groupBy({ by: ["userId"], where: { userId: { in: ids } }, _max: { updatedAt: true } }),
    ctx.db.apikey.groupBy({ by: ["referenceId"], where: { referenceId: { in: ids } }, _max: { lastRequest: true } }),
    ctx.db.submission.groupBy({ by: ["ownerId"], where: { ownerId: { in: ids } }, _count: true }),
  ]);
  const seen = new Map(sessions.map((row) => [row.userId, row._max.updatedAt]));
  const called = new Map(keys.map((row) => [row.referenceId, row._max.lastRequest]));
  const counts = new Map(submissions.map((row) => [row.ownerId, row._count]));
  return users.map((user) => ({
    id: user.id,
    name: user.name,
    email: user.email,
    role: roleSchema.catch("researcher").parse(user.role),
    ban: isBanned(user, ctx.now()) ? { reason: user.banReason ?? "", until: user.banExpires?.toISOString() ?? null } : null,
    mustChangePassword: user.mustChangePassword,
    submissionCount: counts.get(user.id) ?? 0,
    createdAt: user.createdAt.toISOString(),
    lastSeenAt: latest(seen.get(user.id), called.get(user.id))?.toISOString() ?? null,
  }));
}

/** One account with its limits, keys and sessions; no secret of any of them. Throws AppError not_found. */
export async function userDetail(ctx: Reader, id: string): Promise<UserDetail> {
  const user = await ctx.db.user.findUnique({ where: { id }, include: { accounts: { select: { providerId: true } } } });
  if (!user) throw noUser(id);
  const [rows, keys, sessions] = await Promise.all([
    toUserRows(ctx, [user]),
    ctx.db.apikey.findMany({ where: { referenceId: id }, orderBy: { createdAt: "desc" } }),
    ctx.db.session.findMany({ where: { userId: id, expiresAt: { gt: ctx.now() } }, orderBy: { createdAt: "desc" } }),
  ]);
  const [row] = rows;
  if (!row) throw noUser(id);
  return {
    ...row,
    emailVerified: user.emailVerified,
    quota: { samplesPerDay: user.samplesPerDay, openSubmissions: user.openSubmissions },
    signIns: user.accounts.map(({ providerId }) => providerId),
    keys: keys.map(toKeyView),
    sessions: sessions.map(toSessionView),
  };
}

function latest(...times: (Date | null | undefined)[]): Date | null {
  return times.reduce<Date | null>((last, time) => (time && (last === null || time > last) ? time : last), null);
}

/** Of better-auth's permissions: the scopes are kept under one name. */
const permissionsSchema = z.object({ afterburner: scopeSchema.array() });

export function toKeyView(key: Apikey): UserDetail["keys"][number] {
  const permissions = permissionsSchema.safeParse(JSON.parse(key.permissions ?? "{}"));
  return {
    id: key.id,
    name: key.name ?? "",
    start: key.start ?? "",
    scopes: permissions.success ? permissions.data.afterburner : [],
    createdAt: key.createdAt.toISOString(),
    lastUsedAt: key.lastRequest?.toISOString() ?? null,
    expiresAt: key.expiresAt?.toISOString() ?? null,
  };
}

export function toSessionView(session: Session): UserDetail["sessions"][number] {
  return {
    id: session.id,
    ipAddress: session.ipAddress || null,
    userAgent: session.userAgent || null,
    createdAt: session.createdAt.toISOString(),
    expiresAt: session.expiresAt.toISOString(),
  };
}
