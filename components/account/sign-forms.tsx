"use client";

import { PASSWORD_LENGTH } from "@/lib/core/accounts";
import type { FormAction } from "@/lib/core/views/forms";
import { Form, TextField } from "./form";

interface SignFormProps {
  action: FormAction;
  /** The path of this site to go to afterwards. */
  next: string;
}

export function SignInForm({ action, next }: SignFormProps) {
  return (
    <Form action={action} button="Sign in" busy="Signing in …">
      {(state) => (
        <>
          <input type="hidden" name="next" value={next} />
          <TextField state={state} name="email" label="E-mail" type="email" autoComplete="username" maxLength={200} />
          <TextField state={state} name="password" label="Password" type="password" autoComplete="current-password" maxLength={PASSWORD_LENGTH.max} />
        </>
      )}
    </Form>
  );
}

export function SignUpForm({ action, next }: SignFormProps) {
  return (
    <Form action={action} button="Sign up" busy="Signing up …">
      {(state) => (
        <>
          <input type="hidden" name="next" value={next} />
          <TextField state={state} name="name" label="Name" autoComplete="name" maxLength={100} hint="Others see it beside what you publish." />
          <TextField state={state} name="email" label="E-mail" type="email" autoComplete="username" maxLength={200} hint="You sign in with it. Nobody but admins sees it." />
          <TextField state={state} name="password" label="Password" type="password" autoComplete="new-password" maxLength={PASSWORD_LENGTH.max} hint={`${PASSWORD_LENGTH.min} characters or more.`} />
        </>
      )}
    </Form>
  );
}
