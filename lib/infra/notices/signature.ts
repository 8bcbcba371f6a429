import { createHmac } from "node:crypto";

export const SIGNATURE_HEADER = "X-Afterburner-Signature";
export const TIMESTAMP_HEADER = "X-Afterburner-Timestamp";

/**
 * Signs a webhook call: HMAC-SHA256, hex, under the webhook's secret over `<timestamp>.<body>`, so that neither can be
 * changed or sent again later. `timestamp`: seconds since 1970, as sent in its header.
 */
export function signWebhook(secret: string, timestamp: string, body: string): string {
  return `sha256=${createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex")}`;
}
