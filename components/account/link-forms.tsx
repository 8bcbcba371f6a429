"use client";

import { LINK_HOURS, PASSWORD_LENGTH } from "@/lib/core/accounts";
import type { FormAction } from "@/lib/core/views/forms";
import { Form, TextField } from "./form";

export function ForgottenPasswordForm({ action }: { action: FormAction }) {
  return (
    <Form action={action} button="Send a link" className="grid gap-4">
      {(state) => <TextField state={state} name="email" label="E-mail" type="email" autoComplete="username" maxLength={200} hint="That of your account." />}
    </Form>
  );
}

interface LinkFormProps {
  action: FormAction;
  /** Of the link that led here. */
  token: string;
}

export function NewPasswordForm({ action, token }: LinkFormProps) {
  return (
    <Form action={action} button="Set password" busy="Setting it …">
      {(state) => (
        <>
          <input type="hidden" name="token" value={token} />
          <TextField state={state} name="password" label="New password" type="password" autoComplete="new-password" maxLength={PASSWORD_LENGTH.max} hint={`${PASSWORD_LENGTH.min} characters or more.`} />
        </>
      )}
    </Form>
  );
}

export function ConfirmEmailForm({ action, token }: LinkFormProps) {
  return <Form action={action} button="Confirm" busy="Confirming …">{() => <input type="hidden" name="token" value={token} />}</Form>;
}

/** What stands on the account page while an address is not confirmed. */
export function UnconfirmedEmail({ action, email }: { action: FormAction; email: string }) {
  return (
    <section aria-label="Confirm your address" className="mt-6 border-l-2 border-warn py-1 pl-5 text-sm">
      <p className="font-medium [overflow-wrap:anywhere]">{email} is not confirmed</p>
      <p className="mt-1 mb-3 text-soft">Notices go by e-mail to confirmed addresses only. A link to confirm it holds for {LINK_HOURS.confirm} hours.</p>
      <Form action={action} button="Send me a link" quiet className="grid gap-3">{() => null}</Form>
    </section>
  );
}
