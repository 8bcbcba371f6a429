import type { Prisma } from "@/lib/generated/prisma/client";
import type { Actor, Tx } from "../context";

export interface AuditEntry {
  /** entity.verb, as `submission.hide`. */
  action: string;
  target: { kind: string; id?: string | undefined; name?: string | undefined };
  reason?: string | undefined;
  /** What changed, as {field: [before, after]}. Never a secret. */
  detail?: Prisma.InputJsonObject;
}

/** Writes down a privileged act, in the transaction that does it: neither is there without the other. */
export async function audit(tx: Tx, actor: Actor, { action, target, reason, detail = {} }: AuditEntry): Promise<void> {
  await tx.auditEvent.create({
    data: {
      actorId: actor.kind === "user" ? actor.id : null,
      actorName: actorName(actor),
      action,
      targetKind: target.kind,
      targetId: target.id ?? null,
      targetName: target.name ?? null,
      reason: reason ?? null,
      detail,
    },
  });
}

/** Who acts, as lists of what was done name them. */
export function actorName(actor: Actor): string {
  if (actor.kind === "visitor") return "visitor";
  return actor.kind === "system" ? `system: ${actor.name}` : `${actor.name} <${actor.email}>`;
}
