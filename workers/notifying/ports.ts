import type { Env } from "@/lib/infra/env";
import { createMailer, createWebhookCaller } from "@/lib/infra/notices";
import { decrypt, installationSecret } from "@/lib/infra/secrets";
import type { DeliveryPorts } from "@/lib/services/notices/ports";

/** How this installation delivers notices. */
export function deliveryPorts(env: Env, now: () => Date): DeliveryPorts {
  return {
    unseal: async (sealed, context) => decrypt(await installationSecret(env), sealed, context),
    callWebhook: createWebhookCaller({ allowed: env.ALLOWED_PRIVATE_HOSTS, now }),
    sendMail: env.SMTP_URL === undefined ? null : createMailer({ smtpUrl: env.SMTP_URL, from: env.MAIL_FROM }),
    publicUrl: env.PUBLIC_URL ?? null,
  };
}
