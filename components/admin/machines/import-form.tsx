"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { ProblemNote } from "@/components/submit/check-result";
import type { UploadProblem } from "@/components/submit/upload";
import { BUTTON_PRIMARY, FIELD } from "@/components/ui/basics";
import { slugify } from "@/lib/core/slug";
import { send } from "./send";

interface FieldProps {
  name: string;
  label: string;
  hint?: string;
  faults: UploadProblem["faults"];
  placeholder?: string;
  required?: boolean;
  maxLength?: number;
  value?: string;
  onChange?: (event: React.ChangeEvent<HTMLInputElement>) => void;
}

function Field({ name, label, hint, faults, ...rest }: FieldProps) {
  const id = useId();
  const fault = faults.find(({ where }) => where === name)?.problem;
  const note = fault ?? hint;
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">{label}</label>
      <input id={id} name={name} className={`${FIELD} ${fault ? "!border-bad" : ""}`} autoComplete="off" aria-invalid={fault !== undefined} aria-describedby={note ? `${id}-note` : undefined} {...rest} />
      {note ? <p id={`${id}-note`} className={`mt-1 text-xs ${fault ? "text-bad" : "text-soft"}`}>{note}</p> : null}
    </div>
  );
}

/** Asks for the import of a problem set and goes to its page, where its progress is. */
export function ImportForm() {
  const router = useRouter();
  const layoutId = useId();
  const [name, setName] = useState("");
  const [slug, setSlug] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<UploadProblem | null>(null);
  const ask = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = [...new FormData(event.currentTarget)].filter(([, value]) => typeof value === "string" && value.trim() !== "");
    setBusy(true);
    setProblem(null);
    const result = await send("POST", "/api/v1/admin/imports", Object.fromEntries(given));
    setBusy(false);
    if (!result.ok) return setProblem(result.problem);
    router.push(`/admin/sets/imports/${String(result.value.id)}`);
  };
  const faults = problem?.faults ?? [];
  return (
    <form onSubmit={(event) => void ask(event)} className="needs-script grid max-w-2xl gap-4">
      <Field name="source" label="Source" required maxLength={500} placeholder="Elfsong/Venus" hint="An id of the Hugging Face hub, or an https address of a Parquet, JSON or JSON lines file, also .gz." faults={faults} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="name" label="Name" required maxLength={100} placeholder="Venus" faults={faults} value={name} onChange={(event) => setName(event.target.value)} />
        <Field name="slug" label="Short name" required maxLength={60} hint="In addresses. That of a set that is here makes a new version of it." faults={faults} value={slug ?? (name === "" ? "" : slugify(name))} onChange={(event) => setSlug(event.target.value)} />
      </div>
      <details className="group">
        <summary className="flex w-fit gap-2 text-sm font-medium"><span aria-hidden className="text-faint group-open:rotate-90">›</span>Revision, configuration, layout</summary>
        <div className="mt-4 grid gap-4 sm:grid-cols-2">
          <Field name="revision" label="Revision" placeholder="main" hint="Commit, tag or branch of a hub set." faults={faults} />
          <Field name="config" label="Configuration" placeholder="python3" faults={faults} />
          <Field name="split" label="Split" placeholder="test" faults={faults} />
          <div>
            <label htmlFor={layoutId} className="mb-1 block text-sm font-medium">Layout</label>
            <select id={layoutId} name="layout" defaultValue="" className={FIELD}>
              <option value="">found out from the columns</option>
              <option value="venus">Venus</option>
              <option value="apps">APPS</option>
            </select>
          </div>
        </div>
      </details>
      {problem ? <div role="alert"><ProblemNote problem={{ ...problem, faults: [] }} /></div> : null}
      <p><button type="submit" className={`${BUTTON_PRIMARY} px-5 py-2`} disabled={isBusy}>{isBusy ? "Asking …" : "Import"}</button></p>
    </form>
  );
}
