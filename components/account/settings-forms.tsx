"use client";

import { PASSWORD_LENGTH } from "@/lib/core/accounts";
import type { FormAction } from "@/lib/core/views/forms";
import { Form, TextField } from "./form";

export function ProfileForm({ action, name }: { action: FormAction; name: string }) {
  return (
    <Form action={action} button="Save" quiet className="grid max-w-sm gap-4">
      {(state) => <TextField state={state} name="name" label="Name" autoComplete="name" maxLength={100} defaultValue={name} hint="Others see it beside what you publish." />}
    </Form>
  );
}

export function PasswordForm({ action, email, isFirst = false }: { action: FormAction; email: string; isFirst?: boolean }) {
  return (
    <Form action={action} button="Change password" quiet={!isFirst} className="grid max-w-sm gap-4">
      {(state) => (
        <>
          {/* For password managers, which file a password under a name. */}
          <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
          <TextField state={state} name="current" label={isFirst ? "Password that you were given" : "Present password"} type="password" autoComplete="current-password" maxLength={PASSWORD_LENGTH.max} />
          <TextField state={state} name="password" label="New password" type="password" autoComplete="new-password" maxLength={PASSWORD_LENGTH.max} hint={`${PASSWORD_LENGTH.min} characters or more. You are signed out everywhere else.`} />
        </>
      )}
    </Form>
  );
}
