import { z } from "zod";
import { AppError, type ErrorCode } from "@/lib/core/errors";

const bodySchema = z.object({ code: z.string().optional(), message: z.string().optional() }).catch({});

interface Refusal {
  code: ErrorCode;
  message: string;
  hint?: string;
  /** The field of the form that it is about. */
  where?: string;
}

/** better-auth's refusals in our words. */
const REFUSALS: Record<string, Refusal> = {
  INVALID_EMAIL_OR_PASSWORD: { code: "unauthenticated", message: "E-mail address and password do not belong together.", hint: "Check both. Below is what to do with a forgotten password." },
  USER_ALREADY_EXISTS: { code: "conflict", message: "There is an account of this e-mail address.", hint: "Sign in, or take another address.", where: "email" },
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: { code: "conflict", message: "There is an account of this e-mail address.", hint: "Sign in, or take another address.", where: "email" },
  INVALID_EMAIL: { code: "invalid_input", message: "That is not an e-mail address.", where: "email" },
  INVALID_TOKEN: { code: "invalid_input", message: "This link is no longer valid.", hint: "A link works once, and not for long. Ask for a new one." },
  TOKEN_EXPIRED: { code: "invalid_input", message: "This link is no longer valid.", hint: "A link works once, and not for long. Ask for a new one." },
  USER_NOT_FOUND: { code: "invalid_input", message: "This link is no longer valid.", hint: "Its account is gone." },
  EMAIL_ALREADY_VERIFIED: { code: "conflict", message: "Your address is confirmed already.", hint: "Load the page again." },
  RESET_PASSWORD_DISABLED: { code: "configuration", message: "This installation sends no e-mail.", hint: "Ask an admin for a one-time password." },
  VERIFICATION_EMAIL_NOT_ENABLED: { code: "configuration", message: "This installation sends no e-mail.", hint: "Whoever runs it has set up no mail server." },
  PASSWORD_TOO_SHORT: { code: "invalid_input", message: "The password is too short.", where: "password" },
  PASSWORD_TOO_LONG: { code: "invalid_input", message: "The password is too long.", where: "password" },
  EMAIL_PASSWORD_SIGN_UP_DISABLED: { code: "forbidden", message: "Nobody can sign up here by themselves.", hint: "Ask an admin for an account." },
  BANNED_USER: { code: "forbidden", message: "This account is closed.", hint: "Ask an admin." },
  PROVIDER_NOT_FOUND: { code: "invalid_input", message: "This way of signing in is not set up here.", hint: "Use e-mail and password." },
};

/** What better-auth refused, as an error of ours. */
export async function refusalOf(answer: Response, origin: string | null): Promise<AppError> {
  const { code = "", message = "" } = bodySchema.parse(await answer.json().catch(() => ({})));
  if (answer.status === 429) {
    const retryAfterSeconds = Number(answer.headers.get("x-retry-after") ?? 60);
    return new AppError("rate_limited", "Too many attempts from your address.", { hint: `Try again in ${retryAfterSeconds} s.`, retryAfterSeconds });
  }
  if (code.includes("ORIGIN") || code.startsWith("CROSS_SITE")) {
    return new AppError("forbidden", `This installation does not know itself as ${origin ?? "the address in your browser"}.`, {
      hint: "Open it by the address that it was set up for; its operator sets PUBLIC_URL to that.",
    });
  }
  const known = REFUSALS[code];
  if (known === undefined) return new AppError(answer.status >= 500 ? "internal" : "invalid_input", message || "The request was refused.", { hint: "Check what you entered and try again." });
  return new AppError(known.code, known.message, {
    ...(known.hint && { hint: known.hint }),
    ...(known.where && { faults: [{ where: known.where, problem: known.message }] }),
  });
}

const ELSEWHERE: Record<string, (site: string) => string> = {
  access_denied: (site) => `You did not allow it at ${site}, so nothing has changed here. Try again, or use e-mail and password.`,
  state_mismatch: () => "This sign-in was not begun in this browser, or too long ago. Begin again here.",
  state_not_found: () => "This sign-in was not begun in this browser, or too long ago. Begin again here.",
  account_not_linked: (site) =>
    `There is an account of your e-mail address here. Sign in with its password; it opens with ${site} too once the address is confirmed both here, on your account page, and there.`,
  signup_disabled: () => "Nobody can make an account here by themselves. Ask an admin for one.",
  email_not_found: (site) => `${site} gives no confirmed e-mail address of yours. Confirm one there, or use e-mail and password here.`,
  invalid_code: (site) => `${site} did not confirm the sign-in. Try again in a moment.`,
  unable_to_get_user_info: (site) => `${site} did not say who you are. Try again in a moment.`,
  BANNED_USER: () => "This account is closed. Ask an admin.",
};

/** Why signing in with an account elsewhere did not work, by the code that comes back with the person; `site` is null where it is not known. */
export function elsewhereRefusal(code: string, site: string | null): string {
  const known = Object.hasOwn(ELSEWHERE, code) ? ELSEWHERE[code] : undefined;
  return known?.(site ?? "the other site") ?? "Signing in with that account did not work. Try again, or use e-mail and password.";
}
