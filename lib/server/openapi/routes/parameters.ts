import { z } from "zod";
import { languageSchema } from "@/lib/core/views/common";

export const setParam = z.string().min(1).max(100).describe("Slug of a problem set, as `starter` or `venus`.");
export const languageParam = languageSchema.optional().describe("Language of solutions and figures; without it Python, or the first that the set has.");
export const idParams = z.object({ id: z.uuid().describe("Id, as lists and answers give it.") });

export const idempotencyHeaders = z.object({
  "Idempotency-Key": z.string().min(1).max(200).optional().describe("A repeated request with the same key gives the first one's result and does nothing again, for a day at least; another request with it is refused. Yours alone: keys of two people never meet."),
});

/** A switch as an address says it. */
export const flagParam = z.enum(["1", "true", "0", "false"]).default("0").transform((value) => value === "1" || value === "true");
