import type { GenericOAuthConfig, GenericOAuthUserInfo } from "better-auth/plugins";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";

/** The sites that everybody has in mind; an installation may name another one of the same kind. */
export const PUBLIC_SITES = { github: "https://github.com", huggingface: "https://huggingface.co" } as const;
export type Elsewhere = keyof typeof PUBLIC_SITES;

export interface SocialClient {
  clientId: string;
  clientSecret: string;
  /** Origin of the site; without it the public one. */
  url?: string;
}

export interface ElsewhereOptions {
  opensSignUp: boolean;
  onError: (message: string, detail: unknown) => void;
}

/** Time that a site has to say who somebody is. */
const ANSWER_MS = 10_000;

interface Site {
  authorizationUrl: string;
  tokenUrl: string;
  scopes: string[];
  /** Who holds the token. Throws AppError where the site does not say so. */
  who: (token: string) => Promise<Who>;
}

interface Who {
  /** What never changes of an account there. */
  id: string;
  name: string;
  /** null: the site gives none. */
  email: string | null;
  emailVerified: boolean;
}

const githubUserSchema = z.object({ id: z.int(), login: z.string(), name: z.string().nullish() });
const githubEmailsSchema = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

function github(url: string): Site {
  const api = url === PUBLIC_SITES.github ? "https://api.github.com" : `${url}/api/v3`;
  return {
    authorizationUrl: `${url}/login/oauth/authorize`,
    tokenUrl: `${url}/login/oauth/access_token`,
    scopes: ["read:user", "user:email"],
    who: async (token) => {
      const [user, emails] = await Promise.all([ask(`${api}/user`, token, githubUserSchema), ask(`${api}/user/emails`, token, githubEmailsSchema)]);
      const confirmed = emails.filter(({ verified }) => verified);
      const email = (confirmed.find(({ primary }) => primary) ?? confirmed[0])?.email ?? null;
      return { id: String(user.id), name: user.name || user.login, email, emailVerified: email !== null };
    },
  };
}

const huggingfaceUserSchema = z.object({
  sub: z.string().min(1),
  preferred_username: z.string(),
  name: z.string().nullish(),
  email: z.string().nullish(),
  email_verified: z.boolean().nullish(),
});

function huggingface(url: string): Site {
  return {
    authorizationUrl: `${url}/oauth/authorize`,
    tokenUrl: `${url}/oauth/token`,
    scopes: ["openid", "profile", "email"],
    who: async (token) => {
      const user = await ask(`${url}/oauth/userinfo`, token, huggingfaceUserSchema);
      return { id: user.sub, name: user.name || user.preferred_username, email: user.email ?? null, emailVerified: user.email_verified ?? false };
    },
  };
}

const SITES: Record<Elsewhere, (url: string) => Site> = { github, huggingface };

async function ask<Schema extends z.ZodType>(url: string, token: string, schema: Schema): Promise<z.output<Schema>> {
  const answer = await fetch(url, {
    headers: { authorization: `Bearer ${token}`, accept: "application/json", "user-agent": "afterburner" },
    redirect: "error",
    signal: AbortSignal.timeout(ANSWER_MS),
  });
  if (!answer.ok) throw new AppError("upstream_unavailable", `${url} answers ${answer.status}.`);
  return schema.parse(await answer.json());
}

/** A way of signing in with an account elsewhere, as better-auth takes it: the same whether the site is the public one or one's own. */
export function elsewhereProvider(id: Elsewhere, client: SocialClient, { opensSignUp, onError }: ElsewhereOptions): GenericOAuthConfig<Elsewhere> {
  const url = client.url ?? PUBLIC_SITES[id];
  const { who, ...site } = SITES[id](url);
  // Accounts of two sites have numbers in common: those of the public one are known by theirs alone.
  const prefix = url === PUBLIC_SITES[id] ? "" : `${new URL(url).host}:`;
  return {
    providerId: id,
    clientId: client.clientId,
    clientSecret: client.clientSecret,
    ...site,
    disableSignUp: !opensSignUp,
    accountSubject: ({ profile }) => String(profile.id),
    getUserInfo: async ({ accessToken }): Promise<GenericOAuthUserInfo | null> => {
      if (accessToken === undefined) return null;
      try {
        const found = await who(accessToken);
        return { ...found, id: `${prefix}${found.id}` };
      } catch (error) {
        // Whoever signs in is told that it did not work; why is for whoever runs this.
        onError(`${url} did not say who signs in`, error);
        return null;
      }
    },
  };
}
