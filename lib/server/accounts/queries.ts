import { cache } from "react";
import type { z } from "zod";
import type { AccountView, KeyList, listKeysSchema, SessionView } from "@/lib/core/views/accounts";
import { getAccount } from "@/lib/services/accounts/getAccount";
import { listKeys } from "@/lib/services/accounts/listKeys";
import { listSessions } from "@/lib/services/accounts/listSessions";
import { attempt } from "../attempt";
import { getActor, getContext } from "../context";
import { currentSessionId } from "./session";

export async function account(): Promise<AccountView> {
  return getAccount({ ctx: await getContext() });
}

export async function keys(input: z.output<typeof listKeysSchema>): Promise<KeyList> {
  return listKeys({ ctx: await getContext(), input });
}

export async function sessions(): Promise<SessionView[]> {
  return listSessions({ ctx: await getContext(), input: { sessionId: await currentSessionId() } });
}

/** Who is signed in, for the frame round every page; null for a visitor, and while that cannot be found out. */
export const signedIn = cache(async () => {
  const found = await attempt(getActor);
  return found.ok && found.value.kind === "user" ? found.value : null;
});
