import { z } from "zod";
import { AppError } from "@/lib/core/errors";

const idSchema = z.uuid();

/** Refuses what cannot be one of our ids before the database has to. Throws AppError not_found. */
export function requireId(id: string, what: string): string {
  if (idSchema.safeParse(id).success) return id;
  throw new AppError("not_found", `there is no ${what} "${id.slice(0, 80)}"`, { hint: "Ids are UUIDs, as the lists and links give them." });
}
