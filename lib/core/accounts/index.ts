import { z } from "zod";

/** Visitors have no account. An admin may all that a researcher may. */
export const ROLES = ["researcher", "admin"] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/**
 * What an API key may do, within its owner's role: `read` the owner's private results, `submit` (and cancel, publish,
 * change) the owner's submissions, `execute` programs through the execution API, `admin` what an admin may.
 */
export const SCOPES = ["read", "submit", "execute", "admin"] as const;
export const scopeSchema = z.enum(SCOPES);
export type Scope = z.infer<typeof scopeSchema>;

export const SCOPE_HELP: Record<Scope, string> = {
  read: "Read your own private submissions",
  submit: "Submit, cancel, publish and change your own submissions",
  execute: "Run programs through the execution and Monolith APIs",
  admin: "Everything that an admin may do",
};

/** The name under which a key's scopes are kept among better-auth's permissions. */
export const KEY_SCOPES = "afterburner";

/** What every key starts with, so that a scanner of leaked secrets knows it. */
export const KEY_PREFIX = "ab_";

/** How long links in e-mails hold. */
export const LINK_HOURS = { reset: 1, confirm: 24 } as const;

export const PASSWORD_LENGTH = { min: 12, max: 128 } as const;
