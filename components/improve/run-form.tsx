"use client";

import { faultOf, Form } from "@/components/account/form";
import * as format from "@/components/format";
import { ChoiceField, TextField, type Entered } from "@/components/submit/fields";
import type { FormAction, FormState } from "@/lib/core/views/forms";
import { LANGUAGES, type Language } from "@/lib/core/problem";
import { METHODS } from "@/lib/core/views/common";

interface RunFormProps {
  action: FormAction;
  sources: { id: string; name: string; modelName: string }[];
  sets: { slug: string; name: string; languages: Language[] }[];
  initial: Record<string, string>;
}

const OBJECTIVES = [{ value: "both", name: "Time and memory" }, { value: "time", name: "Run time" }, { value: "memory", name: "Peak memory" }];
const STARTS = [{ value: "nothing", name: "Nothing: the model writes the first solution" }, { value: "reference", name: "The middle reference solution" }, { value: "submission", name: "A submission" }];

/** Fields behind the fold, which opens where one of them is at fault. */
const FURTHER = ["samplesPerStep", "temperature", "maxOutputTokens", "seed", "method", "problems"];

function faultIn(state: FormState, name: string): string | null {
  if (name === "problems" && state.error?.code === "unknown_problem") return `${state.error.faults.map(({ where }) => where).join(", ")}: no scorable problem of the set`;
  return faultOf(state, name);
}

function Ablation({ entered, name, label }: { entered: Entered; name: string; label: string }) {
  const checked = entered.values?.[name] === "1";
  // By its key: a form that React resets after it was sent would lose the mark.
  return <label className="flex items-center gap-2 text-sm"><input key={String(checked)} type="checkbox" name={name} value="1" defaultChecked={checked} className="size-4 accent-ink" /> {label}</label>;
}

/** An improvement run: generate, measure, feed back, improve. */
export function RunForm({ action, sources, sets, initial }: RunFormProps) {
  const languages = LANGUAGES.filter((language) => sets.some((set) => set.languages.includes(language)));
  return (
    <Form action={action} button="Start" busy="Starting …" className="grid max-w-xl gap-5">
      {(state) => {
        const entered: Entered = { values: { iterations: "10", samplesPerStep: "1", temperature: "0.7", maxOutputTokens: "4096", ...initial, ...state.values }, fault: (name) => faultIn(state, name) };
        return (
          <>
            <ChoiceField entered={entered} name="sourceId" label="Model" options={sources.map(({ id, name, modelName }) => ({ value: id, name: `${modelName} (${name})` }))} />
            <div className="grid gap-4 sm:grid-cols-2">
              <ChoiceField entered={entered} name="set" label="Problem set" options={sets.map(({ slug, name }) => ({ value: slug, name }))} />
              <ChoiceField entered={entered} name="language" label="Language" options={(languages.length > 0 ? languages : LANGUAGES).map((id) => ({ value: id, name: format.language(id) }))} />
              <ChoiceField entered={entered} name="objective" label="Objective" options={OBJECTIVES} />
              <TextField entered={entered} name="iterations" label="Iterations" type="number" step="1" max={100} required />
            </div>
            <ChoiceField entered={entered} name="startFrom" label="Start from" options={STARTS} />
            <TextField entered={entered} name="startSubmissionId" label="Submission to start from" maxLength={36} hint="Its id, where you start from a submission." />
            <TextField entered={entered} name="costCeilingUsd" label="Cost ceiling, US dollars" type="number" step="any" hint="The run pauses before it could cost more. Empty: no ceiling." />
            <details className="group" open={FURTHER.some((name) => faultIn(state, name) !== null) || undefined}>
              <summary className="flex w-fit gap-2 text-sm font-medium"><span aria-hidden className="text-faint group-open:rotate-90">›</span>Generation and ablations</summary>
              <div className="mt-4 grid gap-4">
                <div className="grid gap-4 sm:grid-cols-2">
                  <TextField entered={entered} name="samplesPerStep" label="Completions a step" type="number" step="1" max={16} hint="The best of them is kept." />
                  <TextField entered={entered} name="temperature" label="Temperature" type="number" step="any" max={2} hint="Some models that reason take 1 alone." />
                  <TextField entered={entered} name="maxOutputTokens" label="Longest answer, tokens" type="number" step="1" max={131072} hint="What a model thinks counts too." />
                  <TextField entered={entered} name="seed" label="Seed" type="number" step="1" hint="Empty: none." />
                </div>
                <ChoiceField entered={entered} name="method" label="Method" options={METHODS.map((method) => ({ value: method, name: format.method(method, null) }))} hint="How the model was trained." />
                <TextField entered={entered} name="problems" label="Only these problems" maxLength={4000} hint="Slugs with commas between them. Empty: all that can be scored." />
                <Ablation entered={entered} name="withoutFeedback" label="Without feedback: the model is not told what was measured" />
                <Ablation entered={entered} name="withoutOriginalCode" label="Without the original code: it is not shown what it is to improve" />
              </div>
            </details>
          </>
        );
      }}
    </Form>
  );
}
