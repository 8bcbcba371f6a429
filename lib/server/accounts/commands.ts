import { z } from "zod";
import { returnPath } from "@/lib/core/accounts/returnPath";
import { AppError } from "@/lib/core/errors";
import type { createKeySchema, deleteAccountSchema, MadeKey, updateProfileSchema } from "@/lib/core/views/accounts";
import { forgottenPasswordSchema, newPasswordSchema, signInSchema, signUpSchema } from "@/lib/core/views/accounts";
import { requireSession } from "@/lib/services/accounts/access";
import { changePassword } from "@/lib/services/accounts/changePassword";
import { createKey } from "@/lib/services/accounts/createKey";
import { deleteAccount } from "@/lib/services/accounts/deleteAccount";
import { endOtherSessions } from "@/lib/services/accounts/endOtherSessions";
import { endSession } from "@/lib/services/accounts/endSession";
import { limitLinks } from "@/lib/services/accounts/limitLinks";
import { revokeKey } from "@/lib/services/accounts/revokeKey";
import { updateProfile } from "@/lib/services/accounts/updateProfile";
import { parseInput } from "@/lib/services/parseInput";
import { getActor, getContext } from "../context";
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

/** Sends a link to choose a new password, if the address is of an account; who asks is not told. */
export async function askForNewPassword(input: z.input<typeof forgottenPasswordSchema>): Promise<void> {
  const { email } = parseInput(forgottenPasswordSchema, input);
  await limitLinks({ ctx: await getContext(), input: { email } });
  await throughDoor("/request-password-reset", { email }, anything);
}

/** Sets a new password by the token of a link; every session ends. Throws AppError invalid_input for a link that holds no more. */
export async function chooseNewPassword(input: z.input<typeof newPasswordSchema>): Promise<void> {
  const { token, password } = parseInput(newPasswordSchema, input);
  await throughDoor("/reset-password", { token, newPassword: password }, anything);
}

/** Sends whoever is signed in a link that confirms their address. */
export async function sendConfirmation(): Promise<void> {
  const { email } = requireSession(await getActor());
  await limitLinks({ ctx: await getContext(), input: { email } });
  await throughDoor("/send-verification-email", { email }, anything);
}

/** Confirms an address by the token of a link. Throws AppError invalid_input for a link that holds no more. */
export async function confirmEmail(token: string): Promise<void> {
  await throughDoor(`/verify-email?token=${encodeURIComponent(token)}`, null, anything);
}

/** Deletes the account of whoever is signed in. */
export async function dropAccount(input: z.input<typeof deleteAccountSchema>): Promise<void> {
  await deleteAccount({ ctx: await getContext(), input });
}

/** Where somebody is sent who signs in with an account elsewhere. */
export async function signInElsewhere(provider: string, next: string): Promise<string> {
  if (!(provider in PROVIDERS)) throw new AppError("invalid_input", "There is no such way of signing in.");
  const callbackURL = returnPath(next);
  const errorCallbackURL = `/sign-in?${new URLSearchParams({ from: provider, next: callbackURL }).toString()}`;
  const answer = await throughDoor("/sign-in/social", { provider, callbackURL, errorCallbackURL }, z.object({ url: z.url() }));
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
