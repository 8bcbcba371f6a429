import { z } from "zod";
import { auditExportSchema, auditPageSchema, listAuditSchema } from "@/lib/core/views/admin-audit";
import { overviewSchema } from "@/lib/core/views/admin-overview";
import { banUserSchema, createUserSchema, listUsersSchema, mayGiveReasonSchema, oneTimePasswordSchema, setQuotaSchema, setRoleSchema, userDetailSchema, userListSchema, userViewSchema } from "@/lib/core/views/admin-people";
import { hideSchema, listAllSubmissionsSchema, moderatedListSchema, moderatedReportSchema, moderatedSubmissionSchema, verifySchema } from "@/lib/core/views/admin-submissions";
import { answers, type Operation } from "../contract";
import { idempotencyHeaders, idParams } from "./parameters";

const ADMIN = { tag: "Admin" as const, access: { scope: "admin" as const } };
const USERS = "/api/v1/admin/users";
const userParams = z.object({ id: z.string().regex(/^[\w-]{1,64}$/).describe("Id of the account.") });
const CHANGED = { 200: answers(userDetailSchema, "The account as it is then.") };
const json = (schema: z.ZodType, example: unknown) => ({ "application/json": { schema, example } });

/** A change of one account, told in a body. */
const change = (name: string, id: string, summary: string, schema: z.ZodType, example: unknown): Operation => ({
  ...ADMIN, id, method: "put", path: `${USERS}/{id}/${name}`, summary, params: userParams, body: json(schema, example), answers: CHANGED, errors: ["conflict"],
});
/** Something taken back or away; the reason goes into the query. */
const undo = (path: string, id: string, summary: string, params: z.ZodObject, view: z.ZodType): Operation => ({
  ...ADMIN, id, method: "delete", path, summary, params, query: mayGiveReasonSchema, answers: { 200: answers(view, "As it is then.") }, errors: ["conflict"],
});
const moderate = (path: string, id: string, summary: string, schema: z.ZodType, example: unknown, view: z.ZodType): Operation => ({
  ...ADMIN, id, method: "put", path, summary, params: idParams, body: json(schema, example), answers: { 200: answers(view, "As it is then.") }, errors: ["conflict"],
});

export const ADMIN_PEOPLE: Operation[] = [
  { ...ADMIN, id: "getOverview", method: "get", path: "/api/v1/admin/overview", summary: "What waits for an admin", answers: { 200: answers(overviewSchema) } },
  { ...ADMIN, id: "listUsers", method: "get", path: USERS, summary: "Accounts", query: listUsersSchema, answers: { 200: answers(userListSchema) } },
  {
    ...ADMIN, id: "createUser", method: "post", path: USERS, summary: "Make an account", description: "Its one-time password is told this once.",
    headers: idempotencyHeaders,
    body: json(createUserSchema, { name: "Ada", email: "ada@example.org" }),
    answers: { 201: { ...answers(oneTimePasswordSchema, "The account and its password."), headers: { Location: "Its address." } } },
    errors: ["conflict"],
  },
  { ...ADMIN, id: "getUser", method: "get", path: `${USERS}/{id}`, summary: "One account", params: userParams, answers: { 200: answers(userViewSchema) } },
  {
    ...ADMIN, id: "deleteUser", method: "delete", path: `${USERS}/{id}`, summary: "Delete an account", description: "For good: keys, sessions and everything private go; what it published stays and belongs to nobody.",
    params: userParams, query: mayGiveReasonSchema, answers: { 204: { description: "It is gone." } }, errors: ["conflict"],
  },
  change("role", "setRole", "Change a role", setRoleSchema, { role: "admin" }),
  change("quota", "setQuota", "Change a quota", setQuotaSchema, { samplesPerDay: 10_000, openSubmissions: null }),
  change("ban", "banUser", "Close an account", banUserSchema, { reason: "Spam." }),
  undo(`${USERS}/{id}/ban`, "unbanUser", "Open an account again", userParams, userDetailSchema),
  {
    ...ADMIN, id: "resetPassword", method: "post", path: `${USERS}/{id}/password`, summary: "Give a one-time password", params: userParams, headers: idempotencyHeaders,
    body: json(mayGiveReasonSchema, {}),
    answers: { 200: answers(oneTimePasswordSchema, "The account and its password, told this once.") },
    errors: ["conflict"],
  },
  undo(`${USERS}/{id}/sessions`, "endSessions", "End all sessions of an account", userParams, userDetailSchema),
  undo(`${USERS}/{id}/keys`, "revokeKeys", "Revoke all keys of an account", userParams, userDetailSchema),
  undo(`${USERS}/{id}/keys/{keyId}`, "revokeUserKey", "Revoke one key of an account", userParams.extend({ keyId: userParams.shape.id.describe("Id of the key.") }), userDetailSchema),
  { ...ADMIN, id: "listAllSubmissions", method: "get", path: "/api/v1/admin/submissions", summary: "All submissions, private ones too", query: listAllSubmissionsSchema, answers: { 200: answers(moderatedListSchema) } },
  { ...ADMIN, id: "getModeratedSubmission", method: "get", path: "/api/v1/admin/submissions/{id}", summary: "A submission as admins see it", params: idParams, answers: { 200: answers(moderatedSubmissionSchema) } },
  moderate("/api/v1/admin/submissions/{id}/hidden", "hideSubmission", "Take a submission off the public pages", hideSchema, { reason: "Not by this model." }, moderatedSubmissionSchema),
  undo("/api/v1/admin/submissions/{id}/hidden", "unhideSubmission", "Show a submission again", idParams, moderatedSubmissionSchema),
  moderate("/api/v1/admin/submissions/{id}/verified", "verifySubmission", "Vouch for a submission", verifySchema, { note: "Sampled again from the checkpoint." }, moderatedSubmissionSchema),
  undo("/api/v1/admin/submissions/{id}/verified", "unverifySubmission", "Take that back", idParams, moderatedSubmissionSchema),
  moderate("/api/v1/admin/reported-results/{id}/hidden", "hideReportedResult", "Take a self-reported result off the public pages", hideSchema, { reason: "The source says otherwise." }, moderatedReportSchema),
  undo("/api/v1/admin/reported-results/{id}/hidden", "unhideReportedResult", "Show a self-reported result again", idParams, moderatedReportSchema),
  { ...ADMIN, id: "listAudit", method: "get", path: "/api/v1/admin/audit", summary: "The audit log", query: listAuditSchema, answers: { 200: answers(auditPageSchema) } },
  {
    ...ADMIN, id: "exportAudit", method: "get", path: "/api/v1/admin/audit/export", summary: "The audit log as a file", query: auditExportSchema,
    answers: { 200: { description: "The file, as it is asked for.", content: { "text/csv": {}, "application/jsonl": {}, "application/vnd.apache.parquet": {} } } },
  },
];
