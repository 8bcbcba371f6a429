import type { AuthMail } from "@/lib/infra/auth";
import type { Env } from "@/lib/infra/env";
import { createMailer } from "@/lib/infra/notices";
import { confirmationMail, passwordResetMail } from "@/lib/services/accounts/mails";

/**
 * Sends links by e-mail; null where no mail server is set up. A link leads to PUBLIC_URL or to this host itself, never
 * to where the Host header of a request says: whoever asked for it could have made that up.
 */
export function linkMails(env: Pick<Env, "SMTP_URL" | "MAIL_FROM" | "PUBLIC_URL" | "PORT">, onError: (error: unknown) => void): AuthMail | null {
  if (env.SMTP_URL === undefined) return null;
  const send = createMailer({ smtpUrl: env.SMTP_URL, from: env.MAIL_FROM });
  const origin = env.PUBLIC_URL ?? `http://localhost:${env.PORT}`;
  const link = (path: string, token: string): string => `${origin}${path}?token=${encodeURIComponent(token)}`;
  return {
    sendPasswordReset: ({ email, name }, token) => void send({ to: email, ...passwordResetMail(name, link("/new-password", token)) }).catch(onError),
    sendConfirmation: ({ email, name }, token) => void send({ to: email, ...confirmationMail(name, link("/confirm-email", token)) }).catch(onError),
  };
}
