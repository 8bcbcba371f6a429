import type { Disabled } from "@/lib/core/views/problems";
import type { Problem } from "@/lib/generated/prisma/client";

/** When and why a problem was taken out of the scores; null for one that counts. */
export function toDisabled({ disabledAt, disabledReason }: Pick<Problem, "disabledAt" | "disabledReason">): Disabled | null {
  return disabledAt === null ? null : { at: disabledAt.toISOString(), reason: disabledReason ?? "" };
}
