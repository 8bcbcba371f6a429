"use server";

import { revalidatePath } from "next/cache";
import type { FormState } from "@/lib/core/views/forms";
import { answerForm, text } from "@/lib/server/accounts/forms";
import { moderation } from "@/lib/server/admin/people";

/** The boards and the submission's own page show it too. */
const refresh = (): void => revalidatePath("/", "layout");

export async function hideAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await moderation.hide({ id: text(form, "id"), reason: text(form, "reason") });
    refresh();
    return { done: "It is hidden." };
  });
}

export async function unhideAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await moderation.unhide({ id: text(form, "id"), reason: text(form, "reason") });
    refresh();
    return { done: "It is shown." };
  });
}

export async function verifyAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await moderation.verify({ id: text(form, "id"), note: text(form, "note") });
    refresh();
    return { done: "It is verified." };
  });
}

export async function unverifyAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await moderation.unverify({ id: text(form, "id"), reason: text(form, "reason") });
    refresh();
    return { done: "It is not verified." };
  });
}
