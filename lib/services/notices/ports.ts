import type { Ctx } from "../context";

/** What settings of notices need from outside. `context` says what a secret belongs to: it is readable there alone. */
export interface NoticeSettingPorts {
  seal(text: string, context: string): Promise<string>;
  /** Throws AppError for an address that may not be called. */
  checkWebhookUrl(url: string): Promise<void>;
  sendsEmail: boolean;
}

export interface NoticesCtx extends Ctx {
  notices: NoticeSettingPorts;
}

/** One webhook call. `body` is sent as it is, so that its signature fits. */
export interface WebhookCall {
  url: string;
  secret: string;
  deliveryId: string;
  event: string;
  body: string;
}

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** What the delivery of notices needs from outside; each throws AppError with a message for the owner. */
export interface DeliveryPorts {
  unseal(sealed: string, context: string): Promise<string>;
  callWebhook(call: WebhookCall, signal: AbortSignal): Promise<void>;
  /** Null: this installation sends no e-mail. */
  sendMail: ((mail: Mail) => Promise<void>) | null;
  /** Without a slash at its end; null where it is not known. */
  publicUrl: string | null;
}

/** What the secret of somebody's webhook belongs to. */
export function webhookSecretContext(userId: string): string {
  return `notice-setting:${userId}:webhook-secret`;
}
