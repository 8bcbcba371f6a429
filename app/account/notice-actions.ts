"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/lib/core/views/forms";
import { answerForm, text } from "@/lib/server/accounts/forms";
import { saveNoticeSetting, sendTestNotice } from "@/lib/server/notices";

export async function saveNoticesAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    const url = text(form, "webhookUrl").trim();
    const input = { byEmail: form.get("byEmail") === "on", webhookUrl: url === "" ? null : url, renewSecret: form.get("renewSecret") === "on" };
    const { secret } = await saveNoticeSetting(input);
    revalidatePath("/account");
    return { done: "Saved.", ...(secret === null ? {} : { secret }) };
  });
}

export async function testWebhookAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await sendTestNotice();
    revalidatePath("/account");
    return { done: "It is on its way; what became of it stands below." };
  });
}
