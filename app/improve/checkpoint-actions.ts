"use server";

import { revalidatePath } from "next/cache";
import type { CreateCheckpointFields } from "@/lib/core/views/checkpoints";
import type { FormState } from "@/lib/core/views/forms";
import { answerForm, text } from "@/lib/server/accounts/forms";
import { addCheckpoint } from "@/lib/server/checkpoints";

export async function addCheckpointAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    const place = text(form, "kind") === "path" ? { kind: "path", path: text(form, "path") } : { kind: "hub", hubId: text(form, "hubId"), revision: text(form, "revision") || undefined };
    const shared = { name: text(form, "name"), model: text(form, "model"), protocol: text(form, "protocol") || undefined };
    // What a form sends is checked against the schema by the verb.
    await addCheckpoint({ ...place, ...shared } as CreateCheckpointFields);
    revalidatePath("/improve", "layout");
    return { done: "Added." };
  });
}
