"use client";

import Link from "next/link";
import { FIELD } from "@/components/ui/basics";
import { CopyButton } from "@/components/ui/copy-button";
import type { FormAction, FormState } from "@/lib/core/views/forms";
import type { NoticeSettingView } from "@/lib/core/views/notices";
import { faultOf, Form } from "./form";

const CHECK = "size-4 shrink-0 translate-y-0.5 accent-ink";

/** E-mail and webhook; a new webhook's secret is shown this once. */
export function NoticeForm({ setting, action }: { setting: NoticeSettingView; action: FormAction }) {
  return (
    <Form action={action} button="Save notices" quiet className="grid max-w-xl gap-4">
      {(state) => (
        <>
          <NewSecret state={state} />
          <EmailField setting={setting} state={state} />
          <WebhookField setting={setting} state={state} />
        </>
      )}
    </Form>
  );
}

export function TestForm({ action }: { action: FormAction }) {
  return <Form action={action} button="Send a test to the webhook" quiet className="grid gap-2">{() => null}</Form>;
}

function EmailField({ setting, state }: { setting: NoticeSettingView; state: FormState }) {
  const canChange = setting.sendsEmail || setting.byEmail;
  const fault = faultOf(state, "byEmail");
  return (
    <div>
      <label className="flex items-baseline gap-2 text-sm">
        <input type="checkbox" name="byEmail" defaultChecked={setting.byEmail} disabled={!canChange} aria-describedby="by-email-note" className={CHECK} />
        <span>E-mail to {setting.email}</span>
      </label>
      <p id="by-email-note" className={`mt-1 text-xs ${fault === null ? "text-soft" : "text-bad"}`}>
        {fault ?? (setting.sendsEmail ? "When a submission of yours is scored, or fails." : "This installation sends no e-mail: whoever runs it has set up no mail server.")}
      </p>
    </div>
  );
}

function WebhookField({ setting, state }: { setting: NoticeSettingView; state: FormState }) {
  const fault = faultOf(state, "webhookUrl");
  return (
    <div>
      <label htmlFor="webhook-url" className="mb-1 block text-sm font-medium">Webhook</label>
      <input
        id="webhook-url" name="webhookUrl" type="url" inputMode="url" autoComplete="off" maxLength={2000} placeholder="https://…"
        defaultValue={state.values.webhookUrl ?? setting.webhookUrl ?? ""} aria-invalid={fault !== null} aria-describedby="webhook-note"
        className={`${FIELD} ${fault === null ? "" : "!border-bad"}`}
      />
      <p id="webhook-note" className={`mt-1 text-xs ${fault === null ? "text-soft" : "text-bad"}`}>
        {fault === null ? <>A signed POST at the end of each submission; <Link className="link" href="/docs/api">how to check the signature</Link>. Empty: none.</> : `${fault}.`}
      </p>
      {setting.webhookUrl === null ? null : (
        <label className="mt-2 flex items-baseline gap-2 text-sm">
          <input type="checkbox" name="renewSecret" className={CHECK} />
          <span>Make a new secret; the present one ends at once</span>
        </label>
      )}
    </div>
  );
}

function NewSecret({ state: { secret } }: { state: FormState }) {
  if (secret === undefined) return null;
  return (
    <div role="status" className="border-l-2 border-good py-1 pl-4">
      <p className="text-sm font-medium">The secret of your webhook. It is shown this once: keep it now.</p>
      <p className="mt-2 flex flex-wrap items-center gap-2">
        <code className="code-inline min-w-0" data-testid="webhook-secret">{secret}</code>
        <CopyButton text={secret} />
      </p>
    </div>
  );
}
