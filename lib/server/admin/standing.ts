import { isAdmin } from "@/lib/services/accounts/access";
import { getActor } from "../context";

/** How whoever asks stands to the pages of admins. */
export async function adminStanding(): Promise<"admin" | "other" | "visitor"> {
  const actor = await getActor();
  if (isAdmin(actor)) return "admin";
  return actor.kind === "visitor" ? "visitor" : "other";
}
