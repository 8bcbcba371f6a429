import { headers } from "next/headers";
import { AppError } from "@/lib/core/errors";
import { getAuth } from "../infra";

/** The id of the session that the request came with. Throws AppError unauthenticated where there is none. */
export async function currentSessionId(): Promise<string> {
  const found = await (await getAuth()).api.getSession({ headers: await headers() });
  if (!found) throw new AppError("unauthenticated", "You are signed out.", { hint: "Sign in again." });
  return found.session.id;
}
