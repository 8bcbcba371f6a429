import { apiKey } from "@better-auth/api-key";
import { betterAuth, type BetterAuthOptions } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { admin, genericOAuth } from "better-auth/plugins";
import { KEY_PREFIX, LINK_HOURS, PASSWORD_LENGTH } from "@/lib/core/accounts";
import { KEY_LIMITS } from "@/lib/core/views/accounts";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import { keyFor } from "../secrets";
import { elsewhereProvider, type Elsewhere, type SocialClient } from "./elsewhere";

/** Links that go out by e-mail. Each returns at once: how long a mail takes must not tell whether there is an account. */
export interface AuthMail {
  sendPasswordReset: (to: { email: string; name: string }, token: string) => void;
  sendConfirmation: (to: { email: string; name: string }, token: string) => void;
}

export interface AuthConfig {
  db: PrismaClient;
  /** Of the installation. */
  secret: string;
  /** As people reach it; null: whatever the Host header of a request says, which is fine on loopback. */
  publicUrl: string | null;
  social: Partial<Record<Elsewhere, SocialClient>>;
  /** Off: only an admin makes accounts. */
  opensSignUp: boolean;
  /** Off in tests that are not about limits. */
  limitsRates: boolean;
  onError: (message: string, detail: unknown) => void;
  /** Null: this installation sends no e-mail. */
  mail?: AuthMail | null;
  /** A password was set by a link that only the address gets. */
  onPasswordReset?: (userId: string) => Promise<void>;
}

/**
 * Without PUBLIC_URL the Host header says where we are: said in the documents, and not at every start. Who asks for a
 * link to an address without an account is told the same as everybody.
 */
const IS_MEANT = /Base URL is not set|Reset Password: User not found/;
const DAY_S = 86_400;
const MINUTE_S = 60;
const HOUR_S = 3600;

/** Accounts, sessions and API keys, kept by better-auth in our own tables. */
export function createAuth(config: AuthConfig) {
  return betterAuth({ ...options(config), plugins: [admin({ defaultRole: "researcher", adminRoles: ["admin"] }), keys(), elsewhere(config)] });
}
export type Auth = ReturnType<typeof createAuth>;

function options({ db, secret, publicUrl, opensSignUp, limitsRates, onError, mail = null, onPasswordReset }: AuthConfig) {
  return {
    appName: "Afterburner",
    basePath: "/api/auth",
    ...(publicUrl === null ? {} : { baseURL: publicUrl }),
    secret: keyFor(secret, "auth").toString("hex"),
    database: prismaAdapter(db, { provider: "postgresql" }),
    telemetry: { enabled: false },
    trustedOrigins: (request?: Request) => [publicUrl ?? originOf(request)],
    emailAndPassword: {
      enabled: true, minPasswordLength: PASSWORD_LENGTH.min, maxPasswordLength: PASSWORD_LENGTH.max, autoSignIn: true, disableSignUp: !opensSignUp,
      resetPasswordTokenExpiresIn: LINK_HOURS.reset * HOUR_S,
      revokeSessionsOnPasswordReset: true,
      ...(mail && { sendResetPassword: async ({ user, token }: { user: { email: string; name: string }; token: string }) => mail.sendPasswordReset(user, token) }),
      ...(onPasswordReset && { onPasswordReset: async ({ user }: { user: { id: string } }) => onPasswordReset(user.id) }),
    },
    ...(mail && {
      emailVerification: {
        sendOnSignUp: true, autoSignInAfterVerification: false, expiresIn: LINK_HOURS.confirm * HOUR_S,
        sendVerificationEmail: async ({ user, token }: { user: { email: string; name: string }; token: string }) => mail.sendConfirmation(user, token),
      },
    }),
    // Tokens of links lie hashed in the database.
    verification: { storeIdentifier: "hashed" as const },
    account: {
      // Only where the address is confirmed here and there: whoever holds it elsewhere need not be who signed up with it.
      accountLinking: { enabled: true, requireLocalEmailVerified: true, trustedProviders: [] },
      updateAccountOnSignIn: false,
    },
    databaseHooks: {
      // Who somebody is was all that was asked for: what opens their account elsewhere is not kept.
      account: { create: { before: async (account: object) => ({ data: { ...account, accessToken: null, refreshToken: null, idToken: null } }) } },
    },
    // Where a sign-in with an account elsewhere ends that nobody here began.
    onAPIError: { errorURL: "/sign-in" },
    session: { expiresIn: 14 * DAY_S, updateAge: DAY_S },
    user: {
      additionalFields: { mustChangePassword: { type: "boolean", required: false, defaultValue: false, input: false } },
    },
    rateLimit: {
      enabled: limitsRates,
      storage: "database",
      window: MINUTE_S,
      max: 120,
      customRules: {
        "/sign-in/*": { window: MINUTE_S, max: 10 },
        "/sign-up/*": { window: 10 * MINUTE_S, max: 5 },
        "/request-password-reset": { window: 10 * MINUTE_S, max: 5 },
        "/reset-password": { window: 10 * MINUTE_S, max: 10 },
        "/send-verification-email": { window: 10 * MINUTE_S, max: 5 },
      },
    },
    advanced: {
      cookiePrefix: "afterburner",
      // Said outright: both are off by themselves under a test runner.
      disableCSRFCheck: false,
      disableOriginCheck: false,
      useSecureCookies: publicUrl?.startsWith("https:") ?? false,
      ipAddress: { ipAddressHeaders: ["x-forwarded-for"] },
    },
    logger: { level: "warn", log: (_level: string, message: string, ...rest: unknown[]) => (IS_MEANT.test(message) ? undefined : onError(message, rest)) },
  } satisfies BetterAuthOptions;
}

function elsewhere({ social, opensSignUp, onError }: AuthConfig) {
  const clients = Object.entries(social) as [Elsewhere, SocialClient][];
  return genericOAuth({ config: clients.map(([id, client]) => elsewhereProvider(id, client, { opensSignUp, onError })) });
}

function keys() {
  return apiKey({
    defaultPrefix: KEY_PREFIX,
    requireName: true,
    enableMetadata: false,
    maximumNameLength: KEY_LIMITS.nameLength,
    // "ab_" and enough of the secret for its owner to know it by.
    startingCharactersConfig: { shouldStore: true, charactersLength: 8 },
    keyExpiration: { defaultExpiresIn: null, maxExpiresIn: 366, minExpiresIn: 1 },
    // Our own routes limit what is expensive; a thousand rollouts a minute are what the key is for.
    rateLimit: { enabled: false },
  });
}

function originOf(request: Request | undefined): string | null {
  const host = request?.headers.get("host");
  return request && host ? `${new URL(request.url).protocol}//${host}` : null;
}
