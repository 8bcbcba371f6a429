import { sha256Hex } from "@/lib/core/hash";
import type { Ctx } from "../context";
import { limitRate } from "./limitRate";

/** Counts links to one address, whether or not it has an account. Throws AppError rate_limited. */
export async function limitLinks({ ctx, input: { email } }: { ctx: Pick<Ctx, "db" | "now">; input: { email: string } }): Promise<void> {
  // Hashed: addresses of people without an account are nobody's to keep.
  await limitRate(ctx, { key: `links:${(await sha256Hex(email)).slice(0, 32)}`, most: 3, windowSeconds: 900, what: "links asked for this address" });
}
