import type { PublicResult } from "@/lib/core/outputs/result";
import { getPublicResult } from "@/lib/services/outputs/getPublicResult";
import type { FeedEntry } from "@/lib/core/outputs/atom";
import { listPublished } from "@/lib/services/outputs/listPublished";
import { getContext } from "./context";

/** How long other places may show what they have before they ask again. */
export const SHARED_CACHE = { "Cache-Control": "public, max-age=300" } as const;

export async function publicResult(id: string): Promise<PublicResult> {
  return getPublicResult({ ctx: await getContext(), input: { id } });
}

export async function published(set: string | undefined): Promise<FeedEntry[]> {
  return listPublished({ ctx: await getContext(), input: { set } });
}

/** A text for other places, which may keep it for a while. */
export function shared(body: string, contentType: string, headers: Record<string, string> = {}): Response {
  return new Response(body, { headers: { "Content-Type": contentType, ...SHARED_CACHE, ...headers } });
}
