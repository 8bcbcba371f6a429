"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { ProblemNote } from "@/components/submit/check-result";
import type { UploadProblem } from "@/components/submit/upload";
import { BUTTON_PRIMARY, FIELD, Meter } from "@/components/ui/basics";
import { MAX_IMPORT_FILE_BYTES } from "@/lib/core/views/admin-sets";
import { slugify } from "@/lib/core/slug";
import { Field } from "./import-field";
import { askForImport, sendImportFile } from "./import-send";

const PLACES = [{ id: "address", name: "The hub, or an address" }, { id: "file", name: "A file of yours" }] as const;
type Place = (typeof PLACES)[number]["id"];

/** Asks for the import of a problem set and goes to its page, where its progress is. */
export function ImportForm() {
  const router = useRouter();
  const [place, setPlace] = useState<Place>("address");
  const [name, setName] = useState("");
  const [slug, setSlug] = useState<string | null>(null);
  /** Share of the file that is sent; null while none is on its way. */
  const [sent, setSent] = useState<number | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<UploadProblem | null>(null);
  const ask = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setProblem(null);
    const result = place === "file" ? await sendImportFile(form, setSent) : await askForImport(form);
    setBusy(false);
    setSent(null);
    if (!result.ok) return setProblem(result.problem);
    router.push(`/admin/sets/imports/${result.value.id}`);
  };
  const faults = problem?.faults ?? [];
  return (
    <form onSubmit={(event) => void ask(event)} className="needs-script grid max-w-2xl gap-4">
      <PlaceChoice place={place} choose={(chosen) => { setPlace(chosen); setProblem(null); }} />
      {place === "address"
        ? <Field key="source" name="source" label="Source" required maxLength={500} placeholder="Elfsong/Venus" hint="An id of the Hugging Face hub, or an https address of a Parquet, JSON or JSON lines file, also .gz." faults={faults} />
        : <Field key="file" name="file" label="File" required type="file" accept=".parquet,.json,.jsonl,.ndjson,.gz" hint={`Parquet, JSON or JSON lines, also .gz; at most ${MAX_IMPORT_FILE_BYTES / 1024 / 1024} MiB.`} faults={faults} />}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="name" label="Name" required maxLength={100} placeholder="Venus" faults={faults} value={name} onChange={(event) => setName(event.target.value)} />
        <Field name="slug" label="Short name" required maxLength={60} hint="In addresses. That of a set that is here makes a new version of it." faults={faults} value={slug ?? (name === "" ? "" : slugify(name))} onChange={(event) => setSlug(event.target.value)} />
      </div>
      <More place={place} faults={faults} />
      {problem ? <div role="alert"><ProblemNote problem={{ ...problem, faults: [] }} /></div> : null}
      {sent === null ? null : <Meter done={Math.round(sent * 100)} total={100} label="Per cent of the file sent" />}
      <p><button type="submit" className={`${BUTTON_PRIMARY} px-5 py-2`} disabled={isBusy}>{busyText(isBusy, sent)}</button></p>
    </form>
  );
}

function busyText(isBusy: boolean, sent: number | null): string {
  if (!isBusy) return "Import";
  return sent === null ? "Asking …" : `Sending, ${Math.round(sent * 100)} %`;
}

function PlaceChoice({ place, choose }: { place: Place; choose: (place: Place) => void }) {
  return (
    <fieldset className="flex flex-wrap gap-x-5 gap-y-2 text-sm">
      <legend className="mb-1 font-medium">From</legend>
      {PLACES.map(({ id, name }) => (
        <label key={id} className="flex items-baseline gap-2">
          <input type="radio" name="place" value={id} checked={place === id} onChange={() => choose(id)} className="translate-y-0.5 accent-ink" />
          {name}
        </label>
      ))}
    </fieldset>
  );
}

/** What is seldom needed. */
function More({ place, faults }: { place: Place; faults: UploadProblem["faults"] }) {
  const layoutId = useId();
  return (
    <details className="group">
      <summary className="flex w-fit gap-2 text-sm font-medium"><span aria-hidden className="text-faint group-open:rotate-90">›</span>{place === "address" ? "Revision, configuration, layout" : "Configuration, layout"}</summary>
      <div className="mt-4 grid gap-4 sm:grid-cols-2">
        {place === "address" ? <Field name="revision" label="Revision" placeholder="main" hint="Commit, tag or branch of a hub set." faults={faults} /> : null}
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
  );
}
