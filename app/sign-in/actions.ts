"use server";

import { redirect } from "next/navigation";
import { returnPath } from "@/lib/core/accounts/returnPath";
import type { FormState } from "@/lib/core/views/forms";
import { signIn, signInElsewhere, signOut, signUp } from "@/lib/server/accounts/commands";
import { answerForm, text } from "@/lib/server/accounts/forms";

export async function signInAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await signIn({ email: text(form, "email"), password: text(form, "password") });
    redirect(returnPath(text(form, "next")));
  });
}

export async function signUpAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await signUp({ name: text(form, "name"), email: text(form, "email"), password: text(form, "password") });
    redirect(returnPath(text(form, "next")));
  });
}

export async function signInElsewhereAction(form: FormData): Promise<void> {
  redirect(await signInElsewhere(text(form, "provider"), text(form, "next")));
}

export async function signOutAction(): Promise<void> {
  await signOut();
  redirect("/");
}
