import { z } from "zod";

/** US dollars for a million tokens. */
export const pricesSchema = z.object({ inputPerMillion: z.number().nonnegative(), outputPerMillion: z.number().nonnegative() });
export type Prices = z.infer<typeof pricesSchema>;

export interface TokenUsage {
  inputTokens: number;
  outputTokens: number;
}

export function costUsd({ inputTokens, outputTokens }: TokenUsage, { inputPerMillion, outputPerMillion }: Prices): number {
  return (inputTokens * inputPerMillion + outputTokens * outputPerMillion) / 1e6;
}

/**
 * Whether a further call could go over the ceiling: what is spent, and what the calls on their way may still cost at
 * most, together with one more. So a ceiling holds though many calls run at once.
 */
export function wouldExceed(ceilingUsd: number | null, spentUsd: number, reservedUsd: number, mostUsd: number): boolean {
  return ceilingUsd !== null && spentUsd + reservedUsd + mostUsd > ceilingUsd;
}

/** Bytes that a token has at least, on average, in prompts of program text: for an estimate before the call. */
const LEAST_BYTES_PER_TOKEN = 2;

/** The most that a call can cost: every prompt has at most so many tokens, and the answer its limit. */
export function mostCostUsd(promptBytes: number, maxOutputTokens: number, prices: Prices): number {
  return costUsd({ inputTokens: Math.ceil(promptBytes / LEAST_BYTES_PER_TOKEN), outputTokens: maxOutputTokens }, prices);
}
