import { z } from "zod";
import { PASSWORD_LENGTH, roleSchema, scopeSchema } from "../accounts";
import { reasonSchema } from "./admin-queue";
import { quotaViewSchema } from "./quota";

const optionalReason = z.preprocess((value) => (value === "" ? undefined : value), reasonSchema.optional());

export const USER_STATES = ["active", "banned", "password"] as const;

export const listUsersSchema = z.object({
  /** In the name or the e-mail address. */
  q: z.string().trim().max(200).default(""),
  role: roleSchema.optional(),
  /** password: has not yet changed the one-time password it was given. */
  state: z.enum(USER_STATES).optional(),
  cursor: z.string().min(1).max(64).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

const banSchema = z.object({ reason: z.string(), until: z.string().nullable() });

export const userRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  /** Null while the account may be used. */
  ban: banSchema.nullable(),
  mustChangePassword: z.boolean(),
  submissionCount: z.number(),
  createdAt: z.string(),
  /** Latest sign of use: a session, or a call with a key. */
  lastSeenAt: z.string().nullable(),
});
export type UserRow = z.infer<typeof userRowSchema>;

export const userListSchema = z.object({ users: z.array(userRowSchema), nextCursor: z.string().nullable() });
export type UserList = z.infer<typeof userListSchema>;

export const userKeySchema = z.object({
  id: z.string(),
  name: z.string(),
  /** The first characters of the key, by which its owner knows it. */
  start: z.string(),
  scopes: z.array(scopeSchema),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
});

export const userSessionSchema = z.object({
  id: z.string(),
  ipAddress: z.string().nullable(),
  userAgent: z.string().nullable(),
  createdAt: z.string(),
  expiresAt: z.string(),
});

/** Own limits; null: the installation's defaults hold. */
export const ownQuotaSchema = z.object({ samplesPerDay: z.number().nullable(), openSubmissions: z.number().nullable() });

export const userDetailSchema = userRowSchema.extend({
  emailVerified: z.boolean(),
  quota: ownQuotaSchema,
  /** Ways to sign in: credential (a password), github, huggingface. */
  signIns: z.array(z.string()),
  keys: z.array(userKeySchema),
  sessions: z.array(userSessionSchema),
});
export type UserDetail = z.infer<typeof userDetailSchema>;

/** With what the account has used of its limits. */
export const userViewSchema = userDetailSchema.extend({ use: quotaViewSchema });
export type UserView = z.infer<typeof userViewSchema>;

export const createUserSchema = z.object({
  name: z.string().trim().min(1, "say how the person is called").max(100),
  email: z.email("is not an e-mail address").trim().toLowerCase().max(200),
  role: roleSchema.default("researcher"),
});

/** A password that is told once and has to be changed at the first sign-in. */
export const oneTimePasswordSchema = z.object({ user: userDetailSchema, password: z.string().min(PASSWORD_LENGTH.min) });
export type OneTimePassword = z.infer<typeof oneTimePasswordSchema>;

export const setRoleSchema = z.object({ role: roleSchema, reason: optionalReason });

const endSchema = z.preprocess((value) => (value === "" ? null : value), z.union([z.iso.datetime({ offset: true }), z.iso.date()]).nullish());
export const banUserSchema = z.object({
  reason: reasonSchema,
  /** A day or a time; without it the account stays closed until an admin opens it. */
  until: endSchema,
});

/** A form sends its numbers as text, and no number as none. */
const limitSchema = (max: number) =>
  z.preprocess((value) => (value === "" ? null : typeof value === "string" ? Number(value) : value), z.number().int().min(0).max(max).nullable());
export const setQuotaSchema = z.object({
  /** Null: the installation's default. */
  samplesPerDay: limitSchema(1_000_000),
  openSubmissions: limitSchema(1000),
  reason: optionalReason,
});

export const mayGiveReasonSchema = z.object({ reason: optionalReason });
