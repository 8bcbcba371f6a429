import { z } from "zod";
import { AppError, ERROR_CODES, type ErrorCode } from "@/lib/core/errors";
import { duration } from "../support/text";

const problemSchema = z.object({
  code: z.string(),
  detail: z.string(),
  hint: z.string().optional(),
  faults: z.array(z.object({ where: z.string(), problem: z.string() })).default([]),
  moreFaults: z.number().default(0),
});

const BY_STATUS: Record<number, ErrorCode> = {
  400: "invalid_input", 401: "unauthenticated", 403: "forbidden", 404: "not_found", 409: "conflict", 413: "too_large",
  415: "unsupported_format", 422: "invalid_input", 429: "rate_limited", 502: "upstream_unavailable", 503: "upstream_unavailable", 504: "upstream_unavailable",
};

/** What a server says is wrong: its problem details, or, where a proxy answers in its place, what the status says. */
export async function problemOf(response: Response, server: string): Promise<AppError> {
  const parsed = problemSchema.safeParse(await body(response));
  const byStatus = BY_STATUS[response.status] ?? "internal";
  if (!parsed.success) {
    return new AppError(byStatus, `${server} answered with status ${response.status} and no reason.`, {
      hint: response.status === 404 ? "It may not be an Afterburner server, or an older one." : "A proxy before it may have answered in its place.",
    });
  }
  const { code, detail, hint, faults, moreFaults } = parsed.data;
  const known = ERROR_CODES.find((one) => one === code) ?? byStatus;
  const help = hint ?? waitHint(response);
  return new AppError(known, detail, { faults, moreFaults, ...(help === undefined ? {} : { hint: help }) });
}

async function body(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    // A page of a proxy: the status then says all there is.
    return null;
  }
}

function waitHint(response: Response): string | undefined {
  const waitMs = response.status === 429 ? retryAfterMs(response.headers) : null;
  return waitMs === null ? undefined : `Try again in ${duration(waitMs / 1000)}.`;
}

/** Retry-After, as seconds or as a date; null where there is none. */
export function retryAfterMs(headers: Headers, nowMs: number = Date.now()): number | null {
  const text = headers.get("retry-after")?.trim();
  if (!text) return null;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs);
}
