"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import * as format from "@/components/format";
import { BUTTON_PRIMARY, FIELD } from "@/components/ui/basics";
import { CheckResult, ProblemNote, type CheckState } from "./check-result";
import { DropZone } from "./drop-zone";
import { FurtherFields, ModelFields } from "./fields";
import { PreviewNotes } from "./preview-notes";
import { check, MAX_FILE_BYTES, submit, type UploadProblem } from "./upload";

interface SubmitFormProps {
  sets: { slug: string; name: string; problemCount: number }[];
  initialSet: string;
}

const NOTHING = {};

function tooLarge(file: File): UploadProblem {
  return {
    code: "too_large", detail: `${file.name} is ${format.fileSize(file.size)}; the limit is 64 MiB (67.1 MB).`,
    hint: "Split it by model or by problem, or send fewer samples a problem.", faults: [], moreFaults: 0,
  };
}

/** Checks a file as soon as it is there; submits once it is good. */
export function SubmitForm({ sets, initialSet }: SubmitFormProps) {
  const router = useRouter();
  const [file, setFile] = useState<File | null>(null);
  const [set, setSet] = useState(initialSet);
  const [state, setState] = useState<CheckState>({ step: "none" });
  const [sending, setSending] = useState<number | null>(null);
  const [refused, setRefused] = useState<UploadProblem | null>(null);
  const running = useRef<AbortController>(undefined);
  const key = useRef("");

  const inspect = async (chosen: File, slug: string) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    key.current = crypto.randomUUID();
    setRefused(null);
    if (chosen.size > MAX_FILE_BYTES) return setState({ step: "bad", problem: tooLarge(chosen) });
    setState({ step: "sending", share: 0 });
    const onProgress = (share: number) => setState({ step: "sending", share });
    const result = await check(chosen, slug, { onProgress, signal: controller.signal });
    if (!controller.signal.aborted) setState(result.ok ? { step: "good", preview: result.value } : { step: "bad", problem: result.problem });
  };
  const choose = (chosen: File) => {
    setFile(chosen);
    void inspect(chosen, set);
  };
  const changeSet = (slug: string) => {
    setSet(slug);
    if (file) void inspect(file, slug);
  };
  const send = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (file === null || state.step !== "good" || sending !== null) return;
    const form = new FormData();
    // Fields go before the file, so that the server has them when it reads it.
    for (const [name, value] of new FormData(event.currentTarget)) if (typeof value === "string") form.set(name, value);
    form.set("file", file);
    setRefused(null);
    setSending(0);
    const result = await submit(form, key.current, { onProgress: setSending, signal: new AbortController().signal });
    if (result.ok) return router.push(`/submissions/${result.value.id}`);
    setSending(null);
    setRefused(result.problem);
  };

  return (
    <form onSubmit={send} className="needs-script grid gap-5">
      <div>
        <label htmlFor="set" className="mb-1 block text-sm font-medium">Problem set</label>
        <select id="set" name="set" value={set} onChange={(event) => changeSet(event.target.value)} className={FIELD}>
          {sets.map((item) => <option key={item.slug} value={item.slug}>{item.name} ({format.plural(item.problemCount, "problem")})</option>)}
        </select>
      </div>
      <div>
        <DropZone file={file} onFile={choose} />
        <CheckResult state={state} />
        {state.step === "good" ? <PreviewNotes preview={state.preview} /> : null}
      </div>
      <ModelFields entered={NOTHING} />
      <details className="group">
        <summary className="flex w-fit gap-2 text-sm font-medium"><span aria-hidden className="text-faint group-open:rotate-90">›</span>More about the model and the run</summary>
        <div className="mt-4 grid gap-4"><FurtherFields entered={NOTHING} /></div>
      </details>
      {refused ? <div role="alert"><ProblemNote problem={refused} /></div> : null}
      <div className="flex flex-wrap items-center gap-4">
        <button type="submit" className={`${BUTTON_PRIMARY} px-5 py-2`} disabled={state.step !== "good" || sending !== null}>Submit</button>
        <p className="text-sm text-soft" aria-live="polite">
          {sending !== null ? (sending < 1 ? `Sending, ${format.percent(sending)}` : "Queueing …") : state.step === "good" ? "" : file ? "Nothing is queued before the file is found good." : "Choose a file first."}
        </p>
      </div>
    </form>
  );
}
