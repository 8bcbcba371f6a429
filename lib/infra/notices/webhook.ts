import { AppError, isAppError } from "@/lib/core/errors";
import { createSafeFetch, type AllowedHost } from "../safe-fetch";
import { SIGNATURE_HEADER, signWebhook, TIMESTAMP_HEADER } from "./signature";

export interface WebhookCall {
  url: string;
  secret: string;
  deliveryId: string;
  event: string;
  body: string;
}

const TOTAL_MS = 10_000;
const MAX_ANSWER_BYTES = 64 * 1024;

/**
 * Calls webhooks: a signed POST, no redirects, ten seconds, any answer of 2xx. Throws AppError invalid_input for an
 * address that may not be called, upstream_unavailable for everything else; nothing of the answer is told but its status.
 */
export function createWebhookCaller({ allowed, now, totalMs = TOTAL_MS }: { allowed: readonly AllowedHost[]; now: () => Date; totalMs?: number }) {
  const fetch = createSafeFetch({ allowed, totalMs, maxBytes: MAX_ANSWER_BYTES });
  return async ({ url, secret, deliveryId, event, body }: WebhookCall, signal: AbortSignal): Promise<void> => {
    const timestamp = String(Math.floor(now().getTime() / 1000));
    const headers = {
      "Content-Type": "application/json",
      "User-Agent": "Afterburner-Webhook",
      "X-Afterburner-Event": event,
      "X-Afterburner-Delivery": deliveryId,
      [TIMESTAMP_HEADER]: timestamp,
      [SIGNATURE_HEADER]: signWebhook(secret, timestamp, body),
    };
    const response = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal }).catch((error: unknown) => {
      throw unreachable(error);
    });
    await response.body?.cancel();
    if (response.ok) return;
    const hint = response.status >= 300 && response.status < 400 ? "redirects are not followed; give the address that they lead to" : "any status from 200 to 299 counts as received";
    throw new AppError("upstream_unavailable", `The webhook answered with status ${response.status}`, { hint });
  };
}

function unreachable(error: unknown): AppError {
  if (isAppError(error)) return error;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : null;
  const isLate = cause instanceof Error && cause.name === "TimeoutError";
  return new AppError("upstream_unavailable", isLate ? "The webhook did not answer in time" : `The webhook cannot be reached${code === null ? "" : ` (${code})`}`, { cause: error });
}
