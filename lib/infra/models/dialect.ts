import { z } from "zod";
import type { ModelEndpoint } from "./complete";
import { parseJson } from "./parse-json";

/** Names of the limit of an answer: OpenAI's reasoning models refuse the older one, many other servers know no other. */
export type LimitField = "max_tokens" | "max_completion_tokens";

/** What an endpoint has taken, so that a run finds it out once: by address and model. */
const taken = new Map<string, LimitField>();
const keyOf = ({ baseUrl, model }: ModelEndpoint): string => `${baseUrl} ${model}`;

export function limitFieldOf(endpoint: ModelEndpoint): LimitField {
  return taken.get(keyOf(endpoint)) ?? "max_tokens";
}

export function rememberLimitField(endpoint: ModelEndpoint, field: LimitField): void {
  taken.set(keyOf(endpoint), field);
}

/** The other name, where a refusal asks for it; null where it says something else, or we have sent that one already. */
export function limitFieldWanted(refusal: string, sent: LimitField): LimitField | null {
  return sent === "max_tokens" && refusal.includes("max_completion_tokens") ? "max_completion_tokens" : null;
}

const refusalSchema = z.object({ error: z.object({ param: z.string() }) });
const SETTINGS = ["temperature", "seed", "n", "stream"];

/** Whether a refusal names a setting that every request of the run has alike, and not this one's prompt. */
export function isAboutSettings(refusal: string, { parameters }: ModelEndpoint): boolean {
  const parsed = refusalSchema.safeParse(parseJson(refusal));
  return parsed.success && [...SETTINGS, ...Object.keys(parameters)].includes(parsed.data.error.param);
}
