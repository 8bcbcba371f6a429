import { z } from "zod";
import { returnPath } from "@/lib/core/accounts/returnPath";
import { AppError } from "@/lib/core/errors";
import type { createKeySchema, MadeKey, updateProfileSchema } from "@/lib/core/views/accounts";
import { signInSchema, signUpSchema } from "@/lib/core/views/accounts";
import { changePassword } from "@/lib/services/accounts/changePassword";
import { createKey } from "@/lib/services/accounts/createKey";
import { endOtherSessions } from "@/lib/services/accounts/endOtherSessions";
import { endSession } from "@/lib/services/accounts/endSession";
import { revokeKey } from "@/lib/services/accounts/revokeKey";
import { updateProfile } from "@/lib/services/accounts/updateProfile";
import { parseInput } from "@/lib/services/parseInput";
import { getContext } from "../context";
import { throughDoor } from "./door";
import { currentSessionId } from "./session";
import { PROVIDERS } from "./ways";

const anything = z.unknown();

/** Signs somebody in, and gives their browser the session. Throws AppError as the form shows it. */
export async function signIn(input: z.input<typeof signInSchema>): Promise<void> {
  await throughDoor("/sign-in/email", parseInput(signInSchema, input), anything);
}

export async function signUp(input: z.input<typeof signUpSchema>): Promise<void> {
  await throughDoor("/sign-up/email", parseInput(signUpSchema, input), anything);
}

export async function signOut(): Promise<void> {
  await throughDoor("/sign-out", {}, anything);
}

/** Where somebody is sent who signs in with an account elsewhere. */
export async function signInElsewhere(provider: string, next: string): Promise<string> {
  if (!(provider in PROVIDERS)) throw new AppError("invalid_input", "There is no such way of signing in.");
  const callbackURL = returnPath(next);
  const answer = await throughDoor("/sign-in/social", { provider, callbackURL, errorCallbackURL: "/sign-in" }, z.object({ url: z.url() }));
  return answer.url;
}

export async function newKey(input: z.input<typeof createKeySchema>): Promise<MadeKey> {
  return createKey({ ctx: await getContext(), input });
}

export async function dropKey(id: string): Promise<void> {
  await revokeKey({ ctx: await getContext(), input: { id } });
}

export async function newPassword(input: { current: string; password: string }): Promise<void> {
  await changePassword({ ctx: await getContext(), input: { ...input, sessionId: await currentSessionId() } });
}

export async function changeProfile(input: z.input<typeof updateProfileSchema>): Promise<void> {
  await updateProfile({ ctx: await getContext(), input });
}

export async function dropSession(id: string): Promise<void> {
  await endSession({ ctx: await getContext(), input: { id } });
}

export async function dropOtherSessions(): Promise<number> {
  return endOtherSessions({ ctx: await getContext(), input: { sessionId: await currentSessionId() } });
}
