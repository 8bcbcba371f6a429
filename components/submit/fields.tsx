import type { ReactNode } from "react";
import * as format from "@/components/format";
import { FIELD } from "@/components/ui/basics";
import { METHODS } from "@/lib/core/views/common";

/** What stands in a form's fields at first, by name, and what is wrong with one of them. */
export interface Entered {
  values?: Record<string, string | undefined>;
  fault?: (name: string) => string | null;
}

interface FieldProps {
  name: string;
  label: string;
  hint?: string | undefined;
  entered: Entered;
  children: ReactNode;
}

function noteOf({ name, label, hint, entered }: Omit<FieldProps, "children">): { fault: string | null; note: string | undefined } {
  const fault = entered.fault?.(name) ?? null;
  return { fault, note: fault === null ? hint : `${label}: ${fault}` };
}

function Field({ children, ...props }: FieldProps) {
  const { fault, note } = noteOf(props);
  return (
    <div>
      <label htmlFor={props.name} className="mb-1 block text-sm font-medium">{props.label}</label>
      {children}
      {note ? <p id={`${props.name}-hint`} className={`mt-1 text-xs ${fault === null ? "text-soft" : "text-bad"}`}>{note}</p> : null}
    </div>
  );
}

interface TextProps extends Omit<FieldProps, "children"> {
  placeholder?: string;
  type?: "text" | "url" | "number";
  required?: boolean;
  maxLength?: number;
  step?: string;
  max?: number;
}

export function TextField({ name, label, hint, entered, ...rest }: TextProps) {
  const { fault, note } = noteOf({ name, label, hint, entered });
  return (
    <Field name={name} label={label} hint={hint} entered={entered}>
      <input
        id={name} name={name} className={`${FIELD} ${fault === null ? "" : "!border-bad"}`} autoComplete="off" defaultValue={entered.values?.[name] ?? ""}
        aria-invalid={fault !== null || undefined} aria-describedby={note ? `${name}-hint` : undefined} {...rest} {...(rest.type === "number" ? { min: 0 } : {})}
      />
    </Field>
  );
}

interface ChoiceProps extends Omit<FieldProps, "children"> {
  options: readonly { value: string; name: string }[];
}

export function ChoiceField({ name, label, hint, entered, options }: ChoiceProps) {
  const chosen = entered.values?.[name] ?? options[0]?.value;
  return (
    <Field name={name} label={label} hint={hint} entered={entered}>
      {/* By its key: a form that React resets after it was sent would show the first option again. */}
      <select key={chosen} id={name} name={name} defaultValue={chosen} className={FIELD}>
        {options.map((option) => <option key={option.value} value={option.value}>{option.name}</option>)}
      </select>
    </Field>
  );
}

export function NotesField({ entered }: { entered: Entered }) {
  return (
    <Field name="notes" label="Notes" entered={entered}>
      <textarea id="notes" name="notes" rows={3} maxLength={2000} className={FIELD} defaultValue={entered.values?.notes ?? ""} />
    </Field>
  );
}

const WEIGHTS = [{ value: "", name: "Not said" }, { value: "true", name: "Open" }, { value: "false", name: "Closed" }];

/** Which model it is about, and how it was trained. */
export function ModelFields({ entered }: { entered: Entered }) {
  return (
    <>
      <TextField entered={entered} name="model" label="Model" placeholder="Qwen/Qwen2.5-Coder-7B-Instruct" required maxLength={200} hint="The name under which it appears on the leaderboard." />
      <div className="grid gap-4 sm:grid-cols-2">
        <ChoiceField entered={entered} name="method" label="Method" options={METHODS.map((method) => ({ value: method, name: format.method(method, null) }))} />
        <TextField entered={entered} name="iteration" label="Iteration" type="number" step="1" hint="Of iterative optimization, if any." />
      </div>
    </>
  );
}

/** What else is said of the model and of how the solutions came about; all of it may be left out. */
export function FurtherFields({ entered, withCost = true }: { entered: Entered; withCost?: boolean }) {
  return (
    <>
      <TextField entered={entered} name="decoding" label="Decoding" placeholder="temperature 0.2, top-p 0.95" maxLength={200} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField entered={entered} name="sizeBillions" label="Parameters, billions" type="number" step="any" placeholder="7" />
        <TextField entered={entered} name="licence" label="Licence" placeholder="apache-2.0" maxLength={100} />
        <ChoiceField entered={entered} name="openWeights" label="Weights" options={WEIGHTS} />
        {withCost ? <TextField entered={entered} name="costUsd" label="Cost, US dollars" type="number" step="any" placeholder="12.50" hint="Of generating the solutions." /> : null}
      </div>
      <TextField entered={entered} name="link" label="Link to the model" type="url" placeholder="https://…" maxLength={500} />
      <NotesField entered={entered} />
    </>
  );
}
