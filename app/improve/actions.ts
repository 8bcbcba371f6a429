"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "@/lib/core/views/forms";
import type { CreateRunFields } from "@/lib/core/views/improvement";
import type { CreateEndpointFields } from "@/lib/core/views/sources";
import { answerForm, number, text, words } from "@/lib/server/accounts/forms";
import { actOnRun, addEndpoint, removeSource, resume, startRun } from "@/lib/server/improvement";

const refresh = (): void => revalidatePath("/improve", "layout");

export async function addEndpointAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await addEndpoint({
      name: text(form, "name"), model: text(form, "model"), baseUrl: text(form, "baseUrl"), remoteModel: text(form, "remoteModel"),
      apiKey: words(form, "apiKey"), protocol: text(form, "protocol") as NonNullable<CreateEndpointFields["protocol"]>,
      inputPerMillion: number(form, "inputPerMillion") ?? 0, outputPerMillion: number(form, "outputPerMillion") ?? 0, concurrency: number(form, "concurrency") ?? 8,
      parameters: json(words(form, "parameters")) as NonNullable<CreateEndpointFields["parameters"]>,
    });
    refresh();
    return { done: "Added." };
  });
}

export async function removeSourceAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await removeSource(text(form, "id"));
    refresh();
  });
}

export async function startRunAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    const problems = (words(form, "problems") ?? "").split(",").map((slug) => slug.trim()).filter((slug) => slug !== "");
    const fields = {
      sourceId: text(form, "sourceId"), set: text(form, "set"), language: text(form, "language"), objective: text(form, "objective"),
      iterations: number(form, "iterations") ?? undefined, samplesPerStep: number(form, "samplesPerStep") ?? undefined,
      temperature: number(form, "temperature") ?? undefined, maxOutputTokens: number(form, "maxOutputTokens") ?? undefined, seed: number(form, "seed"),
      startFrom: text(form, "startFrom"), startSubmissionId: words(form, "startSubmissionId"),
      withFeedback: form.get("withoutFeedback") === null, withOriginalCode: form.get("withoutOriginalCode") === null,
      costCeilingUsd: number(form, "costCeilingUsd"), method: text(form, "method"),
      ...(problems.length > 0 ? { problems } : {}),
    };
    // What a form sends is checked against the schema by the verb.
    const { id } = await startRun(fields as CreateRunFields, null);
    refresh();
    redirect(`/improve/${id}`);
  });
}

export async function pauseRunAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await actOnRun("pause", text(form, "id"));
    refresh();
  });
}

export async function cancelRunAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await actOnRun("cancel", text(form, "id"));
    refresh();
  });
}

export async function resumeRunAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await resume(text(form, "id"), number(form, "costCeilingUsd") ?? undefined);
    refresh();
  });
}

/** Text that is no JSON stays text, which the schema refuses by the field's name. */
function json(value: string | null): unknown {
  if (value === null) return {};
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
