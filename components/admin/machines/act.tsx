"use client";

import { useRouter } from "next/navigation";
import { useId, useRef, useState } from "react";
import { z } from "zod";
import * as format from "@/components/format";
import { ProblemNote } from "@/components/submit/check-result";
import type { UploadProblem } from "@/components/submit/upload";
import { BUTTON_PLAIN, BUTTON_PRIMARY, FIELD } from "@/components/ui/basics";
import { send } from "./send";

interface ActProps {
  label: string;
  /** Accessible name where the label does not say what it is about. */
  name?: string;
  method: "POST" | "PUT" | "DELETE";
  path: string;
  body?: Record<string, unknown>;
  /** Asked before anything is done; `reason`: has to be given, and goes with the request. */
  confirm?: { title: string; text: string; reason?: string };
  /** What is told of the answer where the page itself does not show it. */
  tell?: "jobs";
  primary?: boolean;
}

/** A button that does something by the API and shows the page as it is then; what cannot be undone lightly asks first. */
export function Act({ label, name, method, path, body = {}, confirm, tell, primary = false }: ActProps) {
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<UploadProblem | null>(null);
  const [said, setSaid] = useState("");
  const [reason, setReason] = useState("");
  const act = async () => {
    setBusy(true);
    setProblem(null);
    const result = await send(method, path, { ...body, ...(confirm?.reason ? { reason } : {}) });
    setBusy(false);
    if (!result.ok) return setProblem(result.problem);
    dialog.current?.close();
    setReason("");
    setSaid(tell === "jobs" ? jobsTold(result.value) : "");
    router.refresh();
  };
  const press = () => {
    setSaid("");
    setProblem(null);
    if (confirm) dialog.current?.showModal();
    else void act();
  };
  const note = problem ? <div role="alert"><ProblemNote problem={problem} /></div> : null;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
      <button type="button" aria-label={name} className={primary ? BUTTON_PRIMARY : BUTTON_PLAIN} disabled={isBusy} onClick={press}>{label}</button>
      <span role="status" className="text-xs text-soft empty:hidden">{said}</span>
      {confirm ? <Question dialog={dialog} {...confirm} label={label} isBusy={isBusy} reasonText={reason} onReason={setReason} onYes={() => void act()} note={note} /> : note}
    </span>
  );
}

const toldSchema = z.object({ retried: z.number().optional(), cancelled: z.number().optional(), ended: z.array(z.string()).default([]) });

function jobsTold(answer: Record<string, unknown>): string {
  const { retried, cancelled, ended } = toldSchema.parse(answer);
  if (retried !== undefined) return `${format.plural(retried, "job")} will be tried again.`;
  return `${format.plural(cancelled ?? 0, "job")} cancelled.${ended.length === 0 ? "" : ` With them ended: ${ended.slice(0, 3).join(", ")}${ended.length > 3 ? ` and ${ended.length - 3} more` : ""}.`}`;
}

interface QuestionProps {
  dialog: React.RefObject<HTMLDialogElement | null>;
  title: string;
  text: string;
  /** Label of the field for the reason; without it none is asked for. */
  reason?: string;
  label: string;
  isBusy: boolean;
  reasonText: string;
  onReason: (text: string) => void;
  onYes: () => void;
  note: React.ReactNode;
}

function Question({ dialog, title, text, reason, label, isBusy, reasonText, onReason, onYes, note }: QuestionProps) {
  const id = useId();
  return (
    <dialog ref={dialog} aria-labelledby={id} className="m-auto w-[min(32rem,calc(100vw-2rem))] rounded-lg border border-line bg-panel p-5 text-left whitespace-normal text-ink backdrop:bg-black/40">
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          onYes();
        }}
      >
        <h2 id={id} className="text-base font-semibold">{title}</h2>
        <p className="text-sm text-soft">{text}</p>
        {reason ? (
          <div>
            <label htmlFor={`${id}-reason`} className="mb-1 block text-sm font-medium">{reason}</label>
            <textarea id={`${id}-reason`} rows={2} required minLength={3} maxLength={500} value={reasonText} onChange={(event) => onReason(event.target.value)} className={FIELD} />
          </div>
        ) : null}
        {note}
        <div className="flex gap-3">
          <button type="submit" className={BUTTON_PRIMARY} disabled={isBusy}>{label}</button>
          <button type="button" className={BUTTON_PLAIN} onClick={() => dialog.current?.close()}>Leave it</button>
        </div>
      </form>
    </dialog>
  );
}
