import { createTransport } from "nodemailer";
import { AppError } from "@/lib/core/errors";

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

const TIMEOUT_MS = 20_000;

/** Sends e-mail by an SMTP server. Throws AppError upstream_unavailable with the server's code. */
export function createMailer({ smtpUrl, from }: { smtpUrl: string; from: string }): (mail: Mail) => Promise<void> {
  const transport = createTransport({ url: smtpUrl, connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS, disableFileAccess: true, disableUrlAccess: true });
  return async ({ to, subject, text }) => {
    await transport.sendMail({ from, to: { name: "", address: to }, subject, text }).catch((cause: unknown) => {
      throw new AppError("upstream_unavailable", `The mail server did not take the e-mail${reasonIn(cause)}`, { cause });
    });
  };
}

/** Codes alone: the words of a mail server may name hosts of the own network. */
function reasonIn(error: unknown): string {
  const { responseCode, code } = error as { responseCode?: unknown; code?: unknown };
  const known = typeof responseCode === "number" ? responseCode : code;
  return typeof known === "number" || typeof known === "string" ? ` (${known})` : "";
}
