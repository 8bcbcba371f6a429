"use client";

import { useActionState } from "react";
import { BUTTON_PLAIN } from "@/components/ui/basics";
import { PASSWORD_LENGTH } from "@/lib/core/accounts";
import { UNSENT, type FormAction } from "@/lib/core/views/forms";
import { FormError, TextField } from "./form";

interface DeleteAccountProps {
  action: FormAction;
  email: string;
  /** Who has none types their address instead. */
  hasPassword: boolean;
}

/** Says what becomes of everything, and asks for the password. */
export function DeleteAccount({ action, email, hasPassword }: DeleteAccountProps) {
  const [state, send, isBusy] = useActionState(action, UNSENT);
  return (
    <div className="max-w-xl text-sm">
      <p className="text-soft">
        Keys, sessions, notices, endpoints and everything private go at once and for good: submissions, improvement runs, reported results, executions.
        What you published stays, without your account beside it; make it private and delete it first if it should go. The audit log keeps your name beside acts written down there.
      </p>
      <details className="group mt-3" open={state.error !== null}>
        <summary className="link w-fit">Delete it</summary>
        <form action={send} className="mt-4 grid max-w-sm gap-4" noValidate>
          {hasPassword ? (
            <>
              <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
              <TextField state={state} name="password" label="Your password" type="password" autoComplete="current-password" maxLength={PASSWORD_LENGTH.max} />
            </>
          ) : <TextField state={state} name="email" label="Your e-mail address" type="email" autoComplete="off" maxLength={200} hint={`Type ${email} to say that you mean it.`} />}
          <FormError state={state} />
          <div><button type="submit" disabled={isBusy} className={`${BUTTON_PLAIN} !border-bad !text-bad`}>{isBusy ? "Deleting …" : "Delete my account for good"}</button></div>
        </form>
      </details>
    </div>
  );
}
