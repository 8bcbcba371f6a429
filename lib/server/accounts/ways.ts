import { env } from "@/lib/infra/env";

export const PROVIDERS = { github: "GitHub", huggingface: "Hugging Face" } as const;
export type Provider = keyof typeof PROVIDERS;

export interface SignInWays {
  /** Whether people make accounts by themselves. */
  opensSignUp: boolean;
  providers: { id: Provider; name: string }[];
  /** Whether links go out by e-mail: for a forgotten password, and to confirm an address. */
  sendsMail: boolean;
}

const SITES: Record<Provider, string> = { github: "https://github.com", huggingface: "https://huggingface.co" };

/** Sites to which a form of ours may lead, as content security policies name them. */
export function formTargets(): string {
  return ["'self'", ...signInWays().providers.map(({ id }) => SITES[id])].join(" ");
}

/** How one gets in here, as the operator set it. */
export function signInWays(): SignInWays {
  const { GITHUB_CLIENT_ID, HUGGINGFACE_CLIENT_ID, SIGN_UP, SMTP_URL } = env();
  const set: Record<Provider, boolean> = { github: GITHUB_CLIENT_ID !== undefined, huggingface: HUGGINGFACE_CLIENT_ID !== undefined };
  const ids = Object.keys(PROVIDERS) as Provider[];
  return { opensSignUp: SIGN_UP === "open", providers: ids.filter((id) => set[id]).map((id) => ({ id, name: PROVIDERS[id] })), sendsMail: SMTP_URL !== undefined };
}
