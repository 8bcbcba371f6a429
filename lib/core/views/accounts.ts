import { z } from "zod";
import { nextCursorSchema } from "../paging";
import { PASSWORD_LENGTH, roleSchema, scopeSchema } from "../accounts";
import { userKeySchema, userSessionSchema } from "./admin-people";

export const KEY_LIMITS = { nameLength: 60, mostDays: 365, perAccount: 50 } as const;

/** What somebody sees of their own account. */
export const accountViewSchema = z.object({
  id: z.string().describe("Id of the account."),
  name: z.string().describe("As others see it beside what is published."),
  email: z.string().describe("Signs in with it."),
  role: roleSchema.describe("What the account may."),
  scopes: z.array(scopeSchema).nullable().describe("Of the API key that asks; null for a session, which may all that the role may."),
  mustChangePassword: z.boolean().describe("Nothing else can be done before the password is changed."),
  signIns: z.array(z.string()).describe("Ways to sign in: credential (a password), github, huggingface."),
  emailVerified: z.boolean().describe("Whether a link was followed that only this address got."),
  createdAt: z.string().describe("When the account was made; ISO 8601, UTC."),
});
export type AccountView = z.infer<typeof accountViewSchema>;

export const keyViewSchema = userKeySchema;
export type KeyView = z.infer<typeof keyViewSchema>;
export const keyListSchema = z.object({ keys: z.array(keyViewSchema).describe("Newest first."), nextCursor: nextCursorSchema });
export type KeyList = z.infer<typeof keyListSchema>;

export const listKeysSchema = z.object({
  cursor: z.string().min(1).max(64).optional().describe("Where to go on: `nextCursor` of the page before."),
  limit: z.coerce.number().int().min(1).max(100).default(50).describe("How many at most."),
});

export const createKeySchema = z.object({
  name: z.string().trim().min(1, "give it a name, as \"laptop\"").max(KEY_LIMITS.nameLength).describe("By which its owner knows it."),
  scopes: z.array(scopeSchema).min(1, "choose what the key may do").transform((scopes) => [...new Set(scopes)]).describe("What the key may do, within its owner's role."),
  expiresInDays: z.number().int().min(1).max(KEY_LIMITS.mostDays).nullable().default(90).describe("Null: it does not expire."),
});

export const madeKeySchema = z.object({ key: keyViewSchema, secret: z.string().describe("The key itself, told this once.") });
export type MadeKey = z.infer<typeof madeKeySchema>;

export const sessionViewSchema = userSessionSchema.extend({ isCurrent: z.boolean().describe("Whether it is the one that asks.") });
export type SessionView = z.infer<typeof sessionViewSchema>;

const newPassword = z
  .string()
  .min(PASSWORD_LENGTH.min, `must have at least ${PASSWORD_LENGTH.min} characters`)
  .max(PASSWORD_LENGTH.max, `must have at most ${PASSWORD_LENGTH.max} characters`);
const name = z.string().trim().min(1, "say how you are called").max(100, "must have at most 100 characters");
const email = z.string().trim().toLowerCase().max(200).pipe(z.email("is not an e-mail address"));

export const signUpSchema = z.object({ name, email, password: newPassword });
export const signInSchema = z.object({ email, password: z.string().min(1, "enter your password").max(PASSWORD_LENGTH.max) });
export const changePasswordSchema = z
  .object({ current: z.string().min(1, "enter your present password").max(PASSWORD_LENGTH.max), password: newPassword })
  .refine((fields) => fields.current !== fields.password, { path: ["password"], message: "is the present one; choose another" });
export const forgottenPasswordSchema = z.object({ email });
export const newPasswordSchema = z.object({ token: z.string().min(1).max(500), password: newPassword });
/** One of them, as the account has a password or not. */
export const deleteAccountSchema = z.object({
  password: z.string().max(PASSWORD_LENGTH.max).default("").describe("The present one, where the account has one."),
  email: z.string().trim().toLowerCase().max(200).default("").describe("The account's address, where it has no password."),
});
export const updateProfileSchema = z.object({ name });
