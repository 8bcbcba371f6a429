"use client";

import { useActionState } from "react";
import { Confirm } from "@/components/account/confirm";
import { FormError } from "@/components/account/form";
import { BUTTON_PLAIN, FIELD } from "@/components/ui/basics";
import { UNSENT, type FormAction } from "@/lib/core/views/forms";
import type { RunView } from "@/lib/core/views/improvement";

interface RunActionsProps {
  run: Pick<RunView, "id" | "state" | "usage">;
  pause: FormAction;
  resume: FormAction;
  cancel: FormAction;
}

/** Pause, resume with another ceiling, cancel for good: whatever the run's state allows. */
export function RunActions({ run, pause, resume, cancel }: RunActionsProps) {
  return (
    <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
      {run.state === "running" ? <Act action={pause} id={run.id} label="Pause" /> : null}
      {run.state === "paused" ? <Resume action={resume} run={run} /> : null}
      {run.state === "running" || run.state === "paused" ? <div className="py-1.5"><Confirm action={cancel} id={run.id} label="Cancel" of="this run" confirm="Cancel it for good" /></div> : null}
    </div>
  );
}

function Act({ action, id, label }: { action: FormAction; id: string; label: string }) {
  const [state, send, isBusy] = useActionState(action, UNSENT);
  return (
    <form action={send}>
      <input type="hidden" name="id" value={id} />
      <button type="submit" disabled={isBusy} className={BUTTON_PLAIN}>{label}</button>
      <FormError state={state} />
    </form>
  );
}

function Resume({ action, run }: { action: FormAction; run: RunActionsProps["run"] }) {
  const [state, send, isBusy] = useActionState(action, UNSENT);
  const { costCeilingUsd } = run.usage;
  return (
    <form action={send} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="id" value={run.id} />
      <button type="submit" disabled={isBusy} className={BUTTON_PLAIN}>Resume</button>
      {costCeilingUsd === null ? null : (
        <label className="flex items-center gap-2 text-sm">with a ceiling of <input name="costCeilingUsd" type="number" step="any" min={0} defaultValue={costCeilingUsd} className={`${FIELD} !w-28`} /> US dollars</label>
      )}
      <FormError state={state} />
    </form>
  );
}
