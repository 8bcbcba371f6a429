"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { FormState } from "@/lib/core/views/forms";
import type { ReportResultFields } from "@/lib/core/views/reported";
import { RERUN_CHOICES, type UpdateSubmissionFields } from "@/lib/core/views/submissions";
import { answerForm, number, text, words } from "@/lib/server/accounts/forms";
import { act, actOnReported, remove, removeReported, report, rerun, update } from "@/lib/server/submissions";

/** Boards and lists show submissions too. */
const refresh = (): void => revalidatePath("/", "layout");

export async function publishAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await act("publish", text(form, "id"));
    refresh();
    return { done: "It is public now; the leaderboard is being computed." };
  });
}

export async function unpublishAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await act("unpublish", text(form, "id"));
    refresh();
  });
}

export async function cancelAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await act("cancel", text(form, "id"));
    refresh();
  });
}

export async function rerunAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await rerun({ id: text(form, "id"), samples: RERUN_CHOICES.find((choice) => choice === text(form, "samples")) });
    refresh();
  });
}

export async function removeAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await remove(text(form, "id"));
    refresh();
    redirect("/submissions?mine=1");
  });
}

export async function updateAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await update(text(form, "id"), {
      ...modelFields(form),
      link: words(form, "link"), licence: words(form, "licence"), decoding: words(form, "decoding"), notes: words(form, "notes"),
      iteration: number(form, "iteration"), sizeBillions: number(form, "sizeBillions"), costUsd: number(form, "costUsd"), openWeights: yesOrNo(form, "openWeights"),
    });
    refresh();
    return { done: "Saved." };
  });
}

export async function reportAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    const { id } = await report({
      ...modelFields(form),
      set: text(form, "set"), language: text(form, "language") as ReportResultFields["language"],
      link: words(form, "link"), licence: words(form, "licence"), decoding: words(form, "decoding"), notes: words(form, "notes"),
      iteration: number(form, "iteration"), sizeBillions: number(form, "sizeBillions"), openWeights: yesOrNo(form, "openWeights"),
      passAt1: perCent(form, "passAt1") ?? Number.NaN, beyondI: perCent(form, "beyondI"), beyondT: perCent(form, "beyondT"), beyondM: perCent(form, "beyondM"),
      sourceUrl: text(form, "sourceUrl"),
    });
    if (form.get("publish") !== null) await actOnReported("publish", id);
    refresh();
    return { done: "Reported." };
  });
}

export async function publishReportedAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await actOnReported("publish", text(form, "id"));
    refresh();
  });
}

export async function unpublishReportedAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await actOnReported("unpublish", text(form, "id"));
    refresh();
  });
}

export async function removeReportedAction(_previous: FormState, form: FormData): Promise<FormState> {
  return answerForm(form, async () => {
    await removeReported(text(form, "id"));
    refresh();
  });
}

/** What a form sends is checked against the schema by the verb. */
function modelFields(form: FormData): { model: string; method: NonNullable<UpdateSubmissionFields["method"]> } {
  return { model: text(form, "model"), method: text(form, "method") as NonNullable<UpdateSubmissionFields["method"]> };
}

/** A share from 0 to 1. */
function perCent(form: FormData, name: string): number | null {
  const value = number(form, name);
  return value === null ? null : value / 100;
}

function yesOrNo(form: FormData, name: string): boolean | null {
  const value = text(form, name);
  return value === "" ? null : value === "true";
}
