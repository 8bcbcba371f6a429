"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { Scope } from "@/lib/core/accounts";
import type { FormState } from "@/lib/core/views/forms";
import { changeProfile, dropAccount, dropKey, dropOtherSessions, dropSession, newKey, newPassword, signOut } from "@/lib/server/accounts/commands";
import { answerForm, text } from "@/lib/server/accounts/forms";

/** The frame round every page shows the name, and what is owed. */
const refreshAll = (): void => revalidatePath("/", "layout");

export async function profileAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await changeProfile({ name: text(form, "name") });
    refreshAll();
    return { done: "Saved." };
  });
}

export async function passwordAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await newPassword({ current: text(form, "current"), password: text(form, "password") });
    refreshAll();
    return { done: "Changed." };
  });
}

export async function deleteAccountAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await dropAccount({ password: text(form, "password"), email: text(form, "email") });
    await signOut();
    refreshAll();
    redirect("/");
  });
}

export async function createKeyAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    const expires = text(form, "expires");
    // What a form sends is checked against the schema by the verb.
    const scopes = form.getAll("scopes").map(String) as Scope[];
    const { secret } = await newKey({ name: text(form, "name"), scopes, expiresInDays: expires === "never" ? null : Number(expires) });
    revalidatePath("/account");
    return { secret };
  });
}

export async function revokeKeyAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await dropKey(text(form, "id"));
    revalidatePath("/account");
  });
}

export async function endSessionAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await dropSession(text(form, "id"));
    revalidatePath("/account");
  });
}

export async function endOthersAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    const ended = await dropOtherSessions();
    revalidatePath("/account");
    return { done: ended === 0 ? "You are signed in nowhere else." : "Done." };
  });
}
