"use client";

import { Form, TextField } from "@/components/account/form";
import { CopyButton } from "@/components/ui/copy-button";
import { ROLES } from "@/lib/core/accounts";
import type { UserDetail, UserView } from "@/lib/core/views/admin-people";
import type { FormAction, FormState } from "@/lib/core/views/forms";
import { OptionalField, ReasonField, SelectField } from "./fields";

const ROLE_OPTIONS = ROLES.map((role) => ({ value: role, name: role }));
const NARROW = "grid max-w-xl gap-4";

interface UserFormProps {
  action: FormAction;
  user: UserDetail;
}

const Id = ({ user }: { user: UserDetail }) => <input type="hidden" name="id" value={user.id} />;

export function RoleForm({ action, user }: UserFormProps) {
  return (
    <Form action={action} button="Set role" quiet className={NARROW}>
      {(state) => (
        <>
          <Id user={user} />
          <SelectField state={state} name="role" label="Role" defaultValue={user.role} options={ROLE_OPTIONS} hint="An admin may do everything that these pages offer." />
          <ReasonField state={state} label="Reason (optional)" isRequired={false} />
        </>
      )}
    </Form>
  );
}

export function QuotaForm({ action, user }: { action: FormAction; user: UserView }) {
  const text = (value: number | null) => (value === null ? "" : String(value));
  return (
    <Form action={action} button="Set quota" quiet className={NARROW}>
      {(state) => (
        <>
          <Id user={user} />
          <div className="grid gap-4 sm:grid-cols-2">
            <OptionalField state={state} name="samplesPerDay" label="Samples a day" type="number" min={0} defaultValue={text(user.quota.samplesPerDay)} hint="Empty: as this installation has it." />
            <OptionalField state={state} name="openSubmissions" label="Open submissions at once" type="number" min={0} defaultValue={text(user.quota.openSubmissions)} hint="Empty: as this installation has it." />
          </div>
          <ReasonField state={state} label="Reason (optional)" isRequired={false} />
        </>
      )}
    </Form>
  );
}

export function BanForm({ action, user }: UserFormProps) {
  return (
    <Form action={action} button="Ban this account" quiet className={NARROW}>
      {(state) => (
        <>
          <Id user={user} />
          <ReasonField state={state} hint="For the audit log. Sessions end at once; keys and password are refused. What was published stays." />
          <OptionalField state={state} name="until" label="Until (optional)" type="date" hint="The ban ends with the beginning of this day, UTC. Empty: until an admin lifts it." />
        </>
      )}
    </Form>
  );
}

export function UnbanForm({ action, user }: UserFormProps) {
  return (
    <Form action={action} button="Lift the ban" quiet className={NARROW}>
      {(state) => <><Id user={user} /><ReasonField state={state} label="Reason (optional)" isRequired={false} /></>}
    </Form>
  );
}

export function PasswordResetForm({ action, user }: UserFormProps) {
  return (
    <Form action={action} button="Give a one-time password" quiet className={NARROW}>
      {(state) => (
        <>
          <Id user={user} />
          <OneTime state={state} />
          <ReasonField state={state} label="Reason (optional)" isRequired={false} hint="The present password stops working and all sessions end; API keys stay. It has to be changed at the next sign-in." />
        </>
      )}
    </Form>
  );
}

export function DeleteUserForm({ action, user }: UserFormProps) {
  return (
    <Form action={action} button={`Delete ${user.name} for good`} quiet className={NARROW}>
      {(state) => (
        <>
          <Id user={user} />
          <ReasonField state={state} label="Reason (optional)" isRequired={false} hint="Keys, sessions and everything private go and do not come back. What was published stays and belongs to nobody. To keep everything, ban the account instead." />
        </>
      )}
    </Form>
  );
}

export function CreateUserForm({ action }: { action: FormAction }) {
  return (
    <Form action={action} button="Make the account" quiet className={NARROW}>
      {(state) => (
        <>
          <OneTime state={state} />
          <TextField state={state} name="name" label="Name" maxLength={100} autoComplete="off" />
          <TextField state={state} name="email" label="E-mail" type="email" maxLength={200} autoComplete="off" hint="Nothing is sent to it: you pass the one-time password on." />
          <SelectField state={state} name="role" label="Role" defaultValue="researcher" options={ROLE_OPTIONS} />
        </>
      )}
    </Form>
  );
}

function OneTime({ state: { secret } }: { state: FormState }) {
  if (secret === undefined) return null;
  return (
    <div role="status" className="border-l-2 border-good py-1 pl-4">
      <p className="text-sm font-medium">One-time password. It is shown this once: pass it on now.</p>
      <p className="mt-2 flex flex-wrap items-center gap-2">
        <code className="code-inline min-w-0" data-testid="one-time-password">{secret}</code>
        <CopyButton text={secret} />
      </p>
    </div>
  );
}
