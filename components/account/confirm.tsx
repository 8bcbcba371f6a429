"use client";

import { useActionState } from "react";
import { BUTTON_PLAIN } from "@/components/ui/basics";
import { UNSENT, type FormAction } from "@/lib/core/views/forms";
import { FormError } from "./form";

interface ConfirmProps {
  action: FormAction;
  /** Sent as the field "id". */
  id?: string;
  label: string;
  /** What of, for those who hear the button alone. */
  of: string;
  confirm: string;
}

/** Asks once more before what cannot be undone; works without script. */
export function Confirm({ action, id, label, of, confirm }: ConfirmProps) {
  const [state, send, isBusy] = useActionState(action, UNSENT);
  return (
    <details className="group">
      <summary className="link w-fit text-sm" aria-label={`${label} ${of}`}>{label}</summary>
      <form action={send} className="mt-2 grid justify-items-start gap-2">
        {id === undefined ? null : <input type="hidden" name="id" value={id} />}
        <button type="submit" disabled={isBusy} className={`${BUTTON_PLAIN} !border-bad !text-left !whitespace-normal !text-bad`}>{confirm}</button>
        <FormError state={state} />
      </form>
    </details>
  );
}
