import { z } from "zod";
import { nextCursorSchema } from "../paging";
import { EXPORT_FORMATS } from "../exports/table";

const momentSchema = z.preprocess((value) => (value === "" ? undefined : value), z.union([z.iso.datetime({ offset: true }), z.iso.date()]).optional());

export const auditFilterSchema = z.object({
  q: z.string().trim().max(200).default("").describe("In the act, the actor, the target, its id or the reason."),
  action: z.string().trim().max(100).default("").describe("`submission.hide`, or the entity alone: `submission`."),
  actor: z.string().trim().max(64).default("").describe("Id of the account that acted."),
  target: z.string().trim().max(64).default("").describe("Id of what was acted on."),
  from: momentSchema.describe("From this day or time on."),
  to: momentSchema.describe("Up to and with this day, or before this time."),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;

export const listAuditSchema = auditFilterSchema.extend({
  cursor: z.uuid().optional().describe("Where to go on: `nextCursor` of the page before."),
  limit: z.coerce.number().int().min(1).max(200).default(50).describe("How many at most."),
});

export const auditEventSchema = z.object({
  id: z.string().describe("Id, as addresses take it."),
  at: z.string().describe("When; ISO 8601, UTC."),
  actor: z.object({ id: z.string().nullable().describe("Id of the account; null where the system acted."), name: z.string().describe("As it was called then.") }).describe("Who acted."),
  action: z.string().describe("entity.verb, as `submission.hide`."),
  target: z.object({ kind: z.string().describe("What it is, as `submission`."), id: z.string().nullable().describe("Its id; null without."), name: z.string().nullable().describe("As it was called then; null without.") }).describe("What was acted on."),
  reason: z.string().nullable().describe("Why, in the admin's words; null where none was given."),
  detail: z.record(z.string(), z.unknown()).describe("What changed: {field: [before, after]}."),
});
export type AuditEventView = z.infer<typeof auditEventSchema>;

export const auditPageSchema = z.object({ events: z.array(auditEventSchema).describe("Newest first."), nextCursor: nextCursorSchema });
export type AuditPage = z.infer<typeof auditPageSchema>;

export const auditExportSchema = auditFilterSchema.extend({ format: z.enum(EXPORT_FORMATS).default("csv").describe("Kind of the file.") });
