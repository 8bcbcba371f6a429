import { apiKey } from "@better-auth/api-key";
import { betterAuth, type BetterAuthOptions } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { admin } from "better-auth/plugins";
import { KEY_PREFIX, PASSWORD_LENGTH } from "@/lib/core/accounts";
import { KEY_LIMITS } from "@/lib/core/views/accounts";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import { keyFor } from "../secrets";

export interface SocialClient {
  clientId: string;
  clientSecret: string;
}

export interface AuthConfig {
  db: PrismaClient;
  /** Of the installation. */
  secret: string;
  /** As people reach it; null: whatever the Host header of a request says, which is fine on loopback. */
  publicUrl: string | null;
  social: Partial<Record<"github" | "huggingface", SocialClient>>;
  /** Off: only an admin makes accounts. */
  opensSignUp: boolean;
  /** Off in tests that are not about limits. */
  limitsRates: boolean;
  onError: (message: string, detail: unknown) => void;
}

/** Without PUBLIC_URL the Host header says where we are: said in the documents, and not at every start. */
const IS_MEANT = /Base URL is not set/;
const DAY_S = 86_400;
const MINUTE_S = 60;

/** Accounts, sessions and API keys, kept by better-auth in our own tables. */
export function createAuth(config: AuthConfig) {
  return betterAuth({ ...options(config), plugins: [admin({ defaultRole: "researcher", adminRoles: ["admin"] }), keys()] });
}
export type Auth = ReturnType<typeof createAuth>;

function options({ db, secret, publicUrl, social, opensSignUp, limitsRates, onError }: AuthConfig) {
  return {
    appName: "Afterburner",
    basePath: "/api/auth",
    ...(publicUrl === null ? {} : { baseURL: publicUrl }),
    secret: keyFor(secret, "auth").toString("hex"),
    database: prismaAdapter(db, { provider: "postgresql" }),
    telemetry: { enabled: false },
    trustedOrigins: (request?: Request) => [publicUrl ?? originOf(request)],
    emailAndPassword: { enabled: true, minPasswordLength: PASSWORD_LENGTH.min, maxPasswordLength: PASSWORD_LENGTH.max, autoSignIn: true, disableSignUp: !opensSignUp },
    socialProviders: Object.fromEntries(Object.entries(social).map(([name, client]) => [name, { ...client, disableSignUp: !opensSignUp }])),
    // E-mail addresses are not verified here: whoever holds one elsewhere need not be who signed up with it.
    account: { accountLinking: { enabled: false } },
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
