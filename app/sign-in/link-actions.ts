"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "@/lib/core/views/forms";
import { askForNewPassword, chooseNewPassword, confirmEmail, sendConfirmation } from "@/lib/server/accounts/commands";
import { answerForm, text } from "@/lib/server/accounts/forms";

export async function forgottenPasswordAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await askForNewPassword({ email: text(form, "email") });
    return { done: "If there is an account of this address, a link is on its way to it. It holds for one hour." };
  });
}

export async function newPasswordAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await chooseNewPassword({ token: text(form, "token"), password: text(form, "password") });
    redirect("/sign-in?changed=password");
  });
}

export async function confirmEmailAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await confirmEmail(text(form, "token"));
    return { done: "Your address is confirmed." };
  });
}

export async function sendConfirmationAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await sendConfirmation();
    revalidatePath("/account");
    return { done: "It is on its way." };
  });
}
