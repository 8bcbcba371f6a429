import { AppError } from "@/lib/core/errors";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import type { Env } from "../env";
import { installationSecret } from "../secrets";
import { createAuth, type Auth, type AuthConfig } from "./auth";

export type AuthHooks = Pick<AuthConfig, "onError" | "mail" | "onPasswordReset">;

/** better-auth as the environment configures it. Throws AppError configuration for half an OAuth app. */
export async function openAuth(env: Env, db: PrismaClient, hooks: AuthHooks): Promise<Auth> {
  return createAuth({
    db,
    secret: await installationSecret(env),
    publicUrl: env.PUBLIC_URL ?? null,
    social: socialOf(env),
    opensSignUp: env.SIGN_UP === "open",
    limitsRates: env.NODE_ENV === "production",
    ...hooks,
  });
}

function socialOf(env: Env): AuthConfig["social"] {
  const pair = (name: string, clientId: string | undefined, clientSecret: string | undefined) => {
    if (clientId !== undefined && clientSecret !== undefined) return { clientId, clientSecret };
    if (clientId === undefined && clientSecret === undefined) return undefined;
    throw new AppError("configuration", `${name}_CLIENT_ID and ${name}_CLIENT_SECRET belong together; one of them is not set.`, { hint: "Set both, or neither." });
  };
  const github = pair("GITHUB", env.GITHUB_CLIENT_ID, env.GITHUB_CLIENT_SECRET);
  const huggingface = pair("HUGGINGFACE", env.HUGGINGFACE_CLIENT_ID, env.HUGGINGFACE_CLIENT_SECRET);
  return {
    ...(github && { github: { ...github, url: env.GITHUB_URL } }),
    ...(huggingface && { huggingface: { ...huggingface, url: env.HUGGINGFACE_URL } }),
  };
}
