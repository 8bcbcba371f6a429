import { unstable_rethrow } from "next/navigation";
import type { FormState } from "@/lib/core/views/forms";
import { toAppError } from "../http-errors";

/**
 * What a form shows once it was sent. What was entered stays in the form, but for passwords and keys; an error comes back as
 * a value; a redirect is let through.
 */
export async function answerForm(form: FormData, run: () => Promise<Omit<FormState, "error" | "values"> | void>): Promise<FormState> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) if (typeof value === "string" && !name.startsWith("$") && !/password|current|apiKey/i.test(name)) values[name] = value;
  try {
    return { error: null, values: {}, ...(await run()) };
  } catch (error) {
    unstable_rethrow(error);
    const { code, message, hint, faults, moreFaults } = toAppError(error);
    return { error: { code, message, hint, faults, moreFaults }, values };
  }
}

/** A text field of a form; "" where it is missing or a file. */
export function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

/** A text field with something in it; null where it is empty or missing. */
export function words(form: FormData, name: string): string | null {
  const value = text(form, name).trim();
  return value === "" ? null : value;
}

/** A number field; null where it is empty, and NaN, which no schema takes, for what is no number. */
export function number(form: FormData, name: string): number | null {
  const value = words(form, name);
  return value === null ? null : Number(value);
}
