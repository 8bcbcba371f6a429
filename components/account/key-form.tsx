"use client";

import { FIELD } from "@/components/ui/basics";
import { CopyButton } from "@/components/ui/copy-button";
import { SCOPE_HELP, type Scope } from "@/lib/core/accounts";
import { KEY_LIMITS } from "@/lib/core/views/accounts";
import type { FormAction, FormState } from "@/lib/core/views/forms";
import { faultOf, Form, TextField } from "./form";

const EXPIRIES = [
  { days: 7, name: "in 7 days" }, { days: 30, name: "in 30 days" }, { days: 90, name: "in 90 days" }, { days: 365, name: "in a year" },
];

/** Makes a key, and shows it this once. */
export function KeyForm({ action, scopes }: { action: FormAction; scopes: readonly Scope[] }) {
  return (
    <Form action={action} button="Make a key" busy="Making it …" quiet className="grid max-w-xl gap-4">
      {(state) => (
        <>
          <NewKey state={state} />
          <TextField state={state} name="name" label="Name" maxLength={KEY_LIMITS.nameLength} autoComplete="off" hint="By which you know it, as “laptop”." />
          <ScopeFields state={state} scopes={scopes} />
          <div>
            <label htmlFor="expires" className="mb-1 block text-sm font-medium">Expires</label>
            <select id="expires" name="expires" defaultValue={state.values.expires ?? "90"} key={state.values.expires ?? "90"} className={FIELD}>
              {EXPIRIES.map(({ days, name }) => <option key={days} value={days}>{name}</option>)}
              <option value="never">never</option>
            </select>
          </div>
        </>
      )}
    </Form>
  );
}

function ScopeFields({ state, scopes }: { state: FormState; scopes: readonly Scope[] }) {
  const fault = faultOf(state, "scopes");
  return (
    <fieldset aria-describedby={fault === null ? undefined : "scopes-note"}>
      <legend className="mb-1 text-sm font-medium">What it may do</legend>
      {scopes.map((scope) => (
        <label key={scope} className="flex items-baseline gap-2 py-0.5 text-sm">
          <input type="checkbox" name="scopes" value={scope} defaultChecked={scope === "read" || scope === "submit"} className="size-4 shrink-0 translate-y-0.5 accent-ink" />
          <span><code className="code-inline">{scope}</code> <span className="text-soft">{SCOPE_HELP[scope]}</span></span>
        </label>
      ))}
      {fault === null ? null : <p id="scopes-note" className="mt-1 text-xs text-bad">{fault}</p>}
    </fieldset>
  );
}

function NewKey({ state: { secret } }: { state: FormState }) {
  if (secret === undefined) return null;
  return (
    <div role="status" className="border-l-2 border-good py-1 pl-4">
      <p className="text-sm font-medium">Your new key. It is shown this once: keep it now.</p>
      <p className="mt-2 flex flex-wrap items-center gap-2">
        <code className="code-inline min-w-0" data-testid="new-key">{secret}</code>
        <CopyButton text={secret} />
      </p>
    </div>
  );
}
