"use client";

import Link from "next/link";
import { Confirm } from "@/components/account/confirm";
import { faultOf, Form } from "@/components/account/form";
import * as format from "@/components/format";
import { FurtherFields, ModelFields } from "@/components/submit/fields";
import { Badge } from "@/components/ui/basics";
import type { FormAction } from "@/lib/core/views/forms";
import type { SubmissionView } from "@/lib/core/views/submissions";
import { isOpen } from "./state";
import { valuesOf } from "./values";

export interface OwnerActions {
  publish: FormAction;
  unpublish: FormAction;
  cancel: FormAction;
  rerun: FormAction;
  remove: FormAction;
  update: FormAction;
}

interface OwnerBarProps {
  submission: SubmissionView;
  /** May do what the owner may, and have everything measured anew. */
  isAdmin: boolean;
  actions: OwnerActions;
}

/** Who sees a submission, and what its owner and admins may do with it. */
export function OwnerBar({ submission, isAdmin, actions }: OwnerBarProps) {
  return (
    <section aria-label={submission.isMine ? "Your submission" : "Administration"} className="mb-6 grid gap-3 border-y border-line py-4 text-sm">
      <Hidden submission={submission} />
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={submission.visibility === "public" && submission.hidden === null ? "good" : "warn"}>{submission.hidden ? "hidden" : submission.visibility}</Badge>
        <span>{whoSees(submission)}</span>
      </p>
      {submission.isMine ? null : <p className="text-soft">This is somebody else&apos;s submission: what you do here goes into the audit log.</p>}
      <div className="flex flex-wrap items-baseline gap-x-5 gap-y-3"><Acts submission={submission} isAdmin={isAdmin} actions={actions} /></div>
      <Edit submission={submission} action={actions.update} />
    </section>
  );
}

function Hidden({ submission: { hidden } }: { submission: SubmissionView }) {
  return hidden === null ? null : (
    <p role="status" className="border-l-2 border-bad pl-4">
      An admin took this off the public pages on {format.date(hidden.at)}: <span className="[overflow-wrap:anywhere]">{hidden.reason}</span>
    </p>
  );
}

function whoSees({ visibility, hidden, publishedAt, state }: SubmissionView): string {
  if (hidden) return "Only its owner and admins see it.";
  if (visibility === "public") return `Everybody sees it, since ${format.date(publishedAt)}.`;
  return state === "scored" ? "Only its owner and admins see it. Published, it enters the leaderboard." : "Only its owner and admins see it. It can be published once it is scored.";
}

function Acts({ submission, isAdmin, actions }: OwnerBarProps) {
  const { id, visibility, state, hidden, verdictCounts, set, language } = submission;
  const open = isOpen(state);
  const of = "this submission";
  return (
    <>
      {visibility === "private" && state === "scored" && hidden === null ? <Act id={id} action={actions.publish} button="Publish" busy="Publishing …" /> : null}
      {submission.isMine && state === "scored" ? <Link prefetch={false} className="link" href={`/improve/new?${new URLSearchParams({ set: set.slug, language, submission: id }).toString()}`}>Improve it with a model</Link> : null}
      {verdictCounts.IE > 0 && !open ? <Act id={id} action={actions.rerun} samples="lost" button="Measure the lost samples again" busy="Queueing …" /> : null}
      {visibility === "public" ? <Confirm id={id} action={actions.unpublish} label="Make private" of={of} confirm="Take it off the leaderboard and the public pages" /> : null}
      {open ? <Confirm id={id} action={actions.cancel} label="Cancel" of={of} confirm="Stop it: what is not measured goes back to the quota" /> : null}
      {isAdmin && !open ? <Confirm id={id} action={actions.rerun} label="Measure all anew" of={of} confirm="Drop all its figures and measure every sample anew" /> : null}
      {visibility === "private" && !open ? <Confirm id={id} action={actions.remove} label="Delete" of={of} confirm="Delete it with its programs, figures and scores" /> : null}
    </>
  );
}

interface ActProps {
  id: string;
  action: FormAction;
  button: string;
  busy: string;
  samples?: string;
}

/** A button for what can be undone. */
function Act({ id, action, button, busy, samples }: ActProps) {
  return (
    <Form action={action} button={button} busy={busy} className="grid gap-2">
      {() => <><input type="hidden" name="id" value={id} />{samples ? <input type="hidden" name="samples" value={samples} /> : null}</>}
    </Form>
  );
}

function Edit({ submission, action }: { submission: SubmissionView; action: FormAction }) {
  const values = valuesOf(submission);
  return (
    <details className="group">
      <summary className="flex w-fit gap-2 font-medium"><span aria-hidden className="text-faint group-open:rotate-90">›</span>Edit what is said of it</summary>
      <p className="mt-2 mb-4 max-w-prose text-soft">The name, the method and the words; never what was measured.</p>
      <Form action={action} button="Save" busy="Saving …" quiet className="grid max-w-xl gap-4">
        {(state) => {
          const entered = { values: { ...values, ...state.values }, fault: (name: string) => faultOf(state, name) };
          return (
            <>
              <input type="hidden" name="id" value={submission.id} />
              <ModelFields entered={entered} />
              <FurtherFields entered={entered} />
            </>
          );
        }}
      </Form>
    </details>
  );
}
