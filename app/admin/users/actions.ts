"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { Role } from "@/lib/core/accounts";
import type { FormState } from "@/lib/core/views/forms";
import { answerForm, text } from "@/lib/server/accounts/forms";
import { people } from "@/lib/server/admin/people";

/** The lists, the account's page and its audit trail show it. */
const refresh = (): void => revalidatePath("/admin", "layout");

export async function createUserAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    const { user, password } = await people.create({ name: text(form, "name"), email: text(form, "email"), role: roleOf(form) });
    refresh();
    return { done: `The account of ${user.name} is there.`, secret: password };
  });
}

export async function setRoleAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    const { role } = await people.setRole({ id: text(form, "id"), role: roleOf(form), reason: text(form, "reason") });
    refresh();
    return { done: `The role is ${role}.` };
  });
}

export async function setQuotaAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await people.setQuota({ id: text(form, "id"), samplesPerDay: text(form, "samplesPerDay"), openSubmissions: text(form, "openSubmissions"), reason: text(form, "reason") });
    refresh();
    return { done: "Set." };
  });
}

export async function banAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await people.ban({ id: text(form, "id"), reason: text(form, "reason"), until: text(form, "until") });
    refresh();
    return { done: "The account is closed." };
  });
}

export async function unbanAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await people.unban({ id: text(form, "id"), reason: text(form, "reason") });
    refresh();
    return { done: "The account is open." };
  });
}

export async function resetPasswordAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    const { password } = await people.resetPassword({ id: text(form, "id"), reason: text(form, "reason") });
    refresh();
    return { secret: password };
  });
}

export async function deleteUserAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await people.delete({ id: text(form, "id"), reason: text(form, "reason") });
    refresh();
    redirect("/admin/users");
  });
}

export async function endSessionsAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await people.endSessions({ id: text(form, "id") });
    refresh();
  });
}

/** The field "id" holds the account's id and, after a space, the key's. */
export async function revokeKeyAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    const [id = "", keyId = ""] = text(form, "id").split(" ");
    await people.revokeKeys({ id, keyId });
    refresh();
  });
}

export async function revokeAllKeysAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await people.revokeKeys({ id: text(form, "id") });
    refresh();
  });
}

/** What a form sends is checked against the schema by the verb. */
function roleOf(form: FormData): Role {
  return text(form, "role") as Role;
}
