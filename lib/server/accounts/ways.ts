import { PUBLIC_SITES } from "@/lib/infra/auth/elsewhere";
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

/** Origins of the sites that accounts elsewhere are on. */
function sites(): Record<Provider, string> {
  const { GITHUB_URL, HUGGINGFACE_URL } = env();
  return { github: GITHUB_URL, huggingface: HUGGINGFACE_URL };
}

/** What people call it; one that is not the public one by its host as well. */
function nameOf(id: Provider): string {
  const url = sites()[id];
  return url === PUBLIC_SITES[id] ? PROVIDERS[id] : `${PROVIDERS[id]} (${new URL(url).host})`;
}

/** Sites to which a form of ours may lead, as content security policies name them. */
export function formTargets(): string {
  const urls = sites();
  return ["'self'", ...signInWays().providers.map(({ id }) => urls[id])].join(" ");
}

/** How one gets in here, as the operator set it. */
export function signInWays(): SignInWays {
  const { GITHUB_CLIENT_ID, HUGGINGFACE_CLIENT_ID, SIGN_UP, SMTP_URL } = env();
  const set: Record<Provider, boolean> = { github: GITHUB_CLIENT_ID !== undefined, huggingface: HUGGINGFACE_CLIENT_ID !== undefined };
  const ids = Object.keys(PROVIDERS) as Provider[];
  return { opensSignUp: SIGN_UP === "open", providers: ids.filter((id) => set[id]).map((id) => ({ id, name: nameOf(id) })), sendsMail: SMTP_URL !== undefined };
}
