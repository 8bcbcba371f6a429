"use client";

import { Form } from "@/components/account/form";
import type { ModeratedSubmission } from "@/lib/core/views/admin-submissions";
import type { FormAction } from "@/lib/core/views/forms";
import { ReasonField } from "./fields";

interface ModerationFormProps {
  action: FormAction;
  row: ModeratedSubmission;
}

const NARROW = "grid max-w-xl gap-4";
const Id = ({ row }: { row: ModeratedSubmission }) => <input type="hidden" name="id" value={row.id} />;

/** Takes it off the public pages, or gives another reason for that. */
export function HideForm({ action, row }: ModerationFormProps) {
  return (
    <Form action={action} button={row.hidden ? "Change the reason" : "Hide it"} quiet className={NARROW}>
      {(state) => (
        <>
          <Id row={row} />
          <ReasonField state={state} defaultValue={row.hidden?.reason ?? ""} hint="Its owner reads this. It leaves the board and all public pages at once." />
        </>
      )}
    </Form>
  );
}

export function UnhideForm({ action, row }: ModerationFormProps) {
  return (
    <Form action={action} button="Show it again" quiet className={NARROW}>
      {(state) => <><Id row={row} /><ReasonField state={state} label="Why it is shown again (optional)" isRequired={false} /></>}
    </Form>
  );
}

/** Vouches for it, or says anew how it was checked. */
export function VerifyForm({ action, row }: ModerationFormProps) {
  return (
    <Form action={action} button={row.verified ? "Change the note" : "Verify it"} quiet className={NARROW}>
      {(state) => (
        <>
          <Id row={row} />
          <ReasonField state={state} name="note" label="How it was checked" defaultValue={row.verified?.note ?? ""} hint="Everybody reads this: what shows that the model wrote these solutions." />
        </>
      )}
    </Form>
  );
}

export function UnverifyForm({ action, row }: ModerationFormProps) {
  return (
    <Form action={action} button="Take the verification back" quiet className={NARROW}>
      {(state) => <><Id row={row} /><ReasonField state={state} label="Why it is taken back (optional)" isRequired={false} /></>}
    </Form>
  );
}
