import { z } from "zod";
import { nextCursorSchema } from "../paging";
import { PASSWORD_LENGTH, roleSchema, scopeSchema } from "../accounts";
import { reasonSchema } from "./admin-queue";
import { quotaViewSchema } from "./quota";

const optionalReason = z.preprocess((value) => (value === "" ? undefined : value), reasonSchema.optional());

export const USER_STATES = ["active", "banned", "password"] as const;

export const listUsersSchema = z.object({
  q: z.string().trim().max(200).default("").describe("In the name or the e-mail address."),
  role: roleSchema.optional().describe("Only accounts of this role."),
  state: z.enum(USER_STATES).optional().describe("password: has not yet changed the one-time password it was given."),
  cursor: z.string().min(1).max(64).optional().describe("Where to go on: `nextCursor` of the page before."),
  limit: z.coerce.number().int().min(1).max(100).default(50).describe("How many at most."),
});

const banSchema = z.object({ reason: z.string().describe("Why, in the admin's words."), until: z.string().nullable().describe("When it ends; ISO 8601, UTC. Null: when an admin ends it.") });

export const userRowSchema = z.object({
  id: z.string().describe("Id of the account."),
  name: z.string().describe("As it is called."),
  email: z.string().describe("Signs in with it."),
  role: roleSchema.describe("What the account may."),
  ban: banSchema.nullable().describe("Null while the account may be used."),
  mustChangePassword: z.boolean().describe("Whether it still has a password that was given out."),
  submissionCount: z.number().describe("Submissions, private ones too."),
  createdAt: z.string().describe("When it was made; ISO 8601, UTC."),
  lastSeenAt: z.string().nullable().describe("Latest sign of use: a session, or a call with a key."),
});
export type UserRow = z.infer<typeof userRowSchema>;

export const userListSchema = z.object({ users: z.array(userRowSchema).describe("Newest first."), nextCursor: nextCursorSchema });
export type UserList = z.infer<typeof userListSchema>;

export const userKeySchema = z.object({
  id: z.string().describe("Id of the key."),
  name: z.string().describe("As its owner calls it."),
  start: z.string().describe("The first characters of the key, by which its owner knows it."),
  scopes: z.array(scopeSchema).describe("What it may do."),
  createdAt: z.string().describe("When it was made; ISO 8601, UTC."),
  lastUsedAt: z.string().nullable().describe("When it was used last; ISO 8601, UTC. Null: never."),
  expiresAt: z.string().nullable().describe("When it ends; ISO 8601, UTC. Null: never."),
});

export const userSessionSchema = z.object({
  id: z.string().describe("Id of the session."),
  ipAddress: z.string().nullable().describe("From where; null where that is not known."),
  userAgent: z.string().nullable().describe("What the browser says it is; null where it says nothing."),
  createdAt: z.string().describe("When it was made; ISO 8601, UTC."),
  expiresAt: z.string().describe("When it ends; ISO 8601, UTC."),
});

/** Own limits; null: the installation's defaults hold. */
export const ownQuotaSchema = z.object({ samplesPerDay: z.number().nullable().describe("Samples a day; null: the installation's default."), openSubmissions: z.number().nullable().describe("Submissions that may be open at once; null: the installation's default.") });

export const userDetailSchema = userRowSchema.extend({
  emailVerified: z.boolean().describe("Whether a link was followed that only the address got."),
  quota: ownQuotaSchema,
  signIns: z.array(z.string()).describe("Ways to sign in: credential (a password), github, huggingface."),
  keys: z.array(userKeySchema).describe("API keys, newest first."),
  sessions: z.array(userSessionSchema).describe("Where it is signed in."),
});
export type UserDetail = z.infer<typeof userDetailSchema>;

/** With what the account has used of its limits. */
export const userViewSchema = userDetailSchema.extend({ use: quotaViewSchema });
export type UserView = z.infer<typeof userViewSchema>;

export const createUserSchema = z.object({
  name: z.string().trim().min(1, "say how the person is called").max(100).describe("As the person is called."),
  email: z.email("is not an e-mail address").trim().toLowerCase().max(200).describe("Signs in with it; nothing is sent to it."),
  role: roleSchema.default("researcher").describe("What the account may."),
});

/** A password that is told once and has to be changed at the first sign-in. */
export const oneTimePasswordSchema = z.object({ user: userDetailSchema, password: z.string().min(PASSWORD_LENGTH.min).describe("Told this once; it has to be changed at the first sign-in.") });
export type OneTimePassword = z.infer<typeof oneTimePasswordSchema>;

export const setRoleSchema = z.object({ role: roleSchema.describe("What the account may from now on."), reason: optionalReason.describe("For the audit log.") });

const endSchema = z.preprocess((value) => (value === "" ? null : value), z.union([z.iso.datetime({ offset: true }), z.iso.date()]).nullish());
export const banUserSchema = z.object({
  reason: reasonSchema.describe("For the audit log, and for whoever signs in."),
  until: endSchema.describe("A day or a time; without it the account stays closed until an admin opens it."),
});

/** A form sends its numbers as text, and no number as none. */
const limitSchema = (max: number) =>
  z.preprocess((value) => (value === "" ? null : typeof value === "string" ? Number(value) : value), z.number().int().min(0).max(max).nullable());
export const setQuotaSchema = z.object({
  samplesPerDay: limitSchema(1_000_000).describe("Samples a day; null: the installation's default."),
  openSubmissions: limitSchema(1000).describe("Submissions that may be open at once; null: the installation's default."),
  reason: optionalReason.describe("For the audit log."),
});

export const mayGiveReasonSchema = z.object({ reason: optionalReason.describe("For the audit log.") });
