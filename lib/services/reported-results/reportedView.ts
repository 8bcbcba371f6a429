import type { Language } from "@/lib/core/problem";
import type { ReportedResultView } from "@/lib/core/views/reported";
import type { Prisma } from "@/lib/generated/prisma/client";
import { isAdmin, requireUser } from "../accounts/access";
import type { Actor } from "../context";
import { toModelView } from "../views/modelView";

export const REPORTED_INCLUDE = { model: true, set: { select: { slug: true, name: true } } } satisfies Prisma.ReportedResultInclude;
export type ReportedRow = Prisma.ReportedResultGetPayload<{ include: typeof REPORTED_INCLUDE }>;

/** What the public pages show. */
export const PUBLIC_REPORTED: Prisma.ReportedResultWhereInput = { visibility: "public", hiddenAt: null };

/** Reported results that an actor may read: public ones that no admin has hidden, and their own. */
export function readableReported(actor: Actor): Prisma.ReportedResultWhereInput {
  if (isAdmin(actor)) return {};
  return mayReadOwn(actor) && actor.kind === "user" ? { OR: [PUBLIC_REPORTED, { ownerId: actor.id }] } : PUBLIC_REPORTED;
}

function mayReadOwn(actor: Actor): boolean {
  return actor.kind === "user" && (actor.scopes === null || actor.scopes.includes("read"));
}

/** Throws AppError unauthenticated for a visitor. */
export function ownReported(actor: Actor): Prisma.ReportedResultWhereInput {
  return { ownerId: requireUser(actor, "read").id };
}

export function toReportedView(actor: Actor, row: ReportedRow): ReportedResultView {
  return {
    id: row.id,
    set: row.set,
    model: toModelView(row.model),
    language: row.language as Language,
    method: row.method as ReportedResultView["method"],
    iteration: row.iteration,
    decoding: row.decoding,
    metrics: { passAt1: row.passAt1, beyondT: row.beyondT, beyondM: row.beyondM, beyondI: row.beyondI },
    sourceUrl: row.sourceUrl,
    notes: row.notes,
    visibility: row.visibility as ReportedResultView["visibility"],
    hidden: row.hiddenAt ? { at: row.hiddenAt.toISOString(), reason: row.hiddenReason ?? "" } : null,
    isMine: actor.kind === "user" && actor.id === row.ownerId,
    createdAt: row.createdAt.toISOString(),
  };
}
