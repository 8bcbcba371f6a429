import { z } from "zod";
import { EXPORT_FORMATS } from "../exports/table";

const momentSchema = z.preprocess((value) => (value === "" ? undefined : value), z.union([z.iso.datetime({ offset: true }), z.iso.date()]).optional());

export const auditFilterSchema = z.object({
  /** In the act, the actor, the target, its id or the reason. */
  q: z.string().trim().max(200).default(""),
  /** `submission.hide`, or the entity alone: `submission`. */
  action: z.string().trim().max(100).default(""),
  /** An account's id. */
  actor: z.string().trim().max(64).default(""),
  /** The id of what was acted on. */
  target: z.string().trim().max(64).default(""),
  /** From this day or time on. */
  from: momentSchema,
  /** Up to and with this day, or before this time. */
  to: momentSchema,
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;

export const listAuditSchema = auditFilterSchema.extend({
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const auditEventSchema = z.object({
  id: z.string(),
  at: z.string(),
  /** `id` is null where the system acted. */
  actor: z.object({ id: z.string().nullable(), name: z.string() }),
  /** entity.verb */
  action: z.string(),
  target: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string().nullable() }),
  reason: z.string().nullable(),
  /** What changed: {field: [before, after]}. */
  detail: z.record(z.string(), z.unknown()),
});
export type AuditEventView = z.infer<typeof auditEventSchema>;

export const auditPageSchema = z.object({ events: z.array(auditEventSchema), nextCursor: z.string().nullable() });
export type AuditPage = z.infer<typeof auditPageSchema>;

export const auditExportSchema = auditFilterSchema.extend({ format: z.enum(EXPORT_FORMATS).default("csv") });
