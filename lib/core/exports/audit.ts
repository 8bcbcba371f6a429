import type { AuditEventView } from "../views/admin-audit";
import type { Cell, Column } from "./table";

const text = (name: string, value: (event: AuditEventView) => Cell): Column<AuditEventView> => ({ name, type: "text", value });

/** The audit log as a table; what changed is JSON in one cell. */
export const AUDIT_COLUMNS: readonly Column<AuditEventView>[] = [
  text("at", (event) => event.at),
  text("action", (event) => event.action),
  text("actor", (event) => event.actor.name),
  text("actor_id", (event) => event.actor.id),
  text("target_kind", (event) => event.target.kind),
  text("target_id", (event) => event.target.id),
  text("target", (event) => event.target.name),
  text("reason", (event) => event.reason),
  text("detail", (event) => JSON.stringify(event.detail)),
  text("id", (event) => event.id),
];
