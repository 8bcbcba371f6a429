"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { z } from "zod";
import * as format from "@/components/format";
import { ProblemNote } from "@/components/submit/check-result";
import { sendWithProgress, type UploadProblem } from "@/components/submit/upload";
import { BUTTON_PRIMARY, FIELD } from "@/components/ui/basics";
import { UNSENT } from "@/lib/core/views/forms";
import { Choice, NamingFields, PROTOCOLS } from "./checkpoint-fields";

/** A checkpoint in an archive, sent with its progress told. */
export function ArchiveForm() {
  const router = useRouter();
  const fileId = useId();
  const [sending, setSending] = useState<number | null>(null);
  const [refused, setRefused] = useState<UploadProblem | null>(null);
  const [done, setDone] = useState(false);
  const send = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    setRefused(null);
    setDone(false);
    setSending(0);
    const body = new FormData(element);
    const result = await sendWithProgress({ url: "/api/v1/model-sources/checkpoints", body, onProgress: setSending, signal: new AbortController().signal }, z.object({ id: z.string() }));
    setSending(null);
    if (!result.ok) return setRefused(result.problem);
    element.reset();
    setDone(true);
    router.refresh();
  };
  return (
    <form onSubmit={send} className="needs-script grid max-w-xl gap-5">
      <NamingFields state={UNSENT} />
      <Choice state={UNSENT} name="protocol" label="Protocol" options={PROTOCOLS} />
      <div>
        <label htmlFor={fileId} className="mb-1 block text-sm font-medium">Archive</label>
        <input id={fileId} name="file" type="file" required accept=".tar,.tar.gz,.tgz,.zip" className={FIELD} aria-describedby={`${fileId}-note`} />
        <p id={`${fileId}-note`} className="mt-1 text-xs text-soft">.tar, .tar.gz or .zip of the folder that save_pretrained wrote: safetensors, config and tokenizer. Pickle files are refused: reading them runs code.</p>
      </div>
      {refused ? <div role="alert"><ProblemNote problem={refused} /></div> : null}
      <div className="flex flex-wrap items-center gap-4">
        <button type="submit" className={`${BUTTON_PRIMARY} px-5 py-2`} disabled={sending !== null}>Send</button>
        <p role="status" className={`text-sm ${done ? "text-good" : "text-soft"}`}>{sending === null ? (done ? "Added." : "") : sending < 1 ? `Sending, ${format.percent(sending)}` : "Unpacking and looking at it …"}</p>
      </div>
    </form>
  );
}
