"use client";

import { useActionState, useId, type HTMLInputTypeAttribute, type ReactNode } from "react";
import { BUTTON_PLAIN, BUTTON_PRIMARY, FIELD } from "@/components/ui/basics";
import { UNSENT, type FormAction, type FormState } from "@/lib/core/views/forms";

interface FormProps {
  action: FormAction;
  button: string;
  /** While it is being sent. */
  busy?: string;
  quiet?: boolean;
  className?: string;
  children: (state: FormState) => ReactNode;
}

/** A form that a server action answers: works without script, keeps what was entered, says what was wrong or done. */
export function Form({ action, button, busy = "Sending …", quiet = false, className = "grid gap-4", children }: FormProps) {
  const [state, send, isBusy] = useActionState(action, UNSENT);
  return (
    <form action={send} className={className} noValidate>
      {children(state)}
      <FormError state={state} />
      <div className="flex flex-wrap items-center gap-4">
        <button type="submit" className={quiet ? BUTTON_PLAIN : `${BUTTON_PRIMARY} px-5 py-2`} disabled={isBusy}>{isBusy ? busy : button}</button>
        <p role="status" className="text-sm text-good">{isBusy ? "" : (state.done ?? "")}</p>
      </div>
    </form>
  );
}

/** What was wrong beyond single fields. */
export function FormError({ state: { error } }: { state: FormState }) {
  if (error === null) return null;
  return (
    <div role="alert" className="border-l-2 border-bad pl-4 text-sm">
      <p className="font-medium">{error.message}</p>
      {error.hint ? <p className="text-soft">{error.hint}</p> : null}
    </div>
  );
}

/** What is wrong with one field. */
export function faultOf({ error }: FormState, name: string): string | null {
  return error?.faults.find(({ where }) => where === name || where.startsWith(`${name}.`))?.problem ?? null;
}

interface TextFieldProps {
  state: FormState;
  name: string;
  label: string;
  type?: HTMLInputTypeAttribute;
  hint?: string;
  autoComplete?: string;
  defaultValue?: string;
  maxLength?: number;
  autoFocus?: boolean;
}

/** A label, a field, and below it what it is for or what is wrong with it. */
export function TextField({ state, name, label, type = "text", hint, defaultValue = "", ...rest }: TextFieldProps) {
  const id = useId();
  const fault = faultOf(state, name);
  const note = fault === null ? hint : `${label} ${fault}.`;
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">{label}</label>
      <input
        id={id} name={name} type={type} required className={`${FIELD} ${fault === null ? "" : "!border-bad"}`} defaultValue={state.values[name] ?? defaultValue}
        aria-invalid={fault !== null} aria-describedby={note === undefined ? undefined : `${id}-note`} {...rest}
      />
      {note === undefined ? null : <p id={`${id}-note`} className={`mt-1 text-xs ${fault === null ? "text-soft" : "text-bad"}`}>{note}</p>}
    </div>
  );
}
