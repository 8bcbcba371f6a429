import { z } from "zod";
import { PASSWORD_LENGTH, roleSchema, scopeSchema } from "../accounts";
import { userKeySchema, userSessionSchema } from "./admin-people";

export const KEY_LIMITS = { nameLength: 60, mostDays: 365, perAccount: 50 } as const;

/** What somebody sees of their own account. */
export const accountViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  /** Of the API key that asks; null for a session, which may all that the role may. */
  scopes: z.array(scopeSchema).nullable(),
  /** Nothing else can be done before the password is changed. */
  mustChangePassword: z.boolean(),
  /** Ways to sign in: credential (a password), github, huggingface. */
  signIns: z.array(z.string()),
  createdAt: z.string(),
});
export type AccountView = z.infer<typeof accountViewSchema>;

export const keyViewSchema = userKeySchema;
export type KeyView = z.infer<typeof keyViewSchema>;
export const keyListSchema = z.object({ keys: z.array(keyViewSchema), nextCursor: z.string().nullable() });
export type KeyList = z.infer<typeof keyListSchema>;

export const listKeysSchema = z.object({
  cursor: z.string().min(1).max(64).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const createKeySchema = z.object({
  /** By which its owner knows it. */
  name: z.string().trim().min(1, "give it a name, as \"laptop\"").max(KEY_LIMITS.nameLength),
  scopes: z.array(scopeSchema).min(1, "choose what the key may do").transform((scopes) => [...new Set(scopes)]),
  /** Null: it does not expire. */
  expiresInDays: z.number().int().min(1).max(KEY_LIMITS.mostDays).nullable().default(90),
});

/** `secret` is told this once. */
export const madeKeySchema = z.object({ key: keyViewSchema, secret: z.string() });
export type MadeKey = z.infer<typeof madeKeySchema>;

export const sessionViewSchema = userSessionSchema.extend({ isCurrent: z.boolean() });
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
export const updateProfileSchema = z.object({ name });
