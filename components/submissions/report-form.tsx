"use client";

import { faultOf, Form } from "@/components/account/form";
import * as format from "@/components/format";
import { ChoiceField, FurtherFields, ModelFields, TextField, type Entered } from "@/components/submit/fields";
import { LANGUAGES, type Language } from "@/lib/core/problem";
import type { FormAction } from "@/lib/core/views/forms";

interface ReportFormProps {
  action: FormAction;
  sets: { slug: string; name: string; languages: Language[] }[];
  initialSet: string;
}

/** A result of one's own, in per cent as papers print them. */
export function ReportForm({ action, sets, initialSet }: ReportFormProps) {
  const languages = LANGUAGES.filter((language) => sets.some((set) => set.languages.includes(language)));
  return (
    <Form action={action} button="Report" busy="Reporting …" className="grid max-w-xl gap-5">
      {(state) => {
        const entered: Entered = { values: { set: initialSet, ...state.values }, fault: (name) => faultOf(state, name) };
        return (
          <>
            <div className="grid gap-4 sm:grid-cols-2">
              <ChoiceField entered={entered} name="set" label="Problem set" options={sets.map(({ slug, name }) => ({ value: slug, name }))} />
              <ChoiceField entered={entered} name="language" label="Language" options={(languages.length > 0 ? languages : LANGUAGES).map((id) => ({ value: id, name: format.language(id) }))} />
            </div>
            <ModelFields entered={entered} />
            <Figures entered={entered} />
            <TextField entered={entered} name="sourceUrl" label="Source" type="url" required maxLength={500} placeholder="https://arxiv.org/abs/…" hint="Where anybody can check the figures: a paper, a repository, a log." />
            <details className="group">
              <summary className="flex w-fit gap-2 text-sm font-medium"><span aria-hidden className="text-faint group-open:rotate-90">›</span>More about the model</summary>
              <div className="mt-4 grid gap-4"><FurtherFields entered={entered} withCost={false} /></div>
            </details>
            <label className="flex items-center gap-2 text-sm"><input type="checkbox" name="publish" value="1" className="size-4 accent-ink" /> Show it on the leaderboard at once</label>
          </>
        );
      }}
    </Form>
  );
}

function Figures({ entered }: { entered: Entered }) {
  const field = { entered, type: "number", step: "any", max: 100 } as const;
  return (
    <fieldset className="grid grid-cols-2 gap-4 sm:grid-cols-4">
      <legend className="mb-2 text-sm text-soft">Figures in per cent; only Pass@1 is required.</legend>
      <TextField {...field} name="passAt1" label="Pass@1, %" required />
      <TextField {...field} name="beyondI" label="Beyond-I, %" />
      <TextField {...field} name="beyondT" label="Beyond-T, %" />
      <TextField {...field} name="beyondM" label="Beyond-M, %" />
    </fieldset>
  );
}
