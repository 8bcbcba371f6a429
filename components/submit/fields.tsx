import type { ReactNode } from "react";
import { FIELD } from "@/components/ui/basics";
import { METHODS } from "@/lib/core/views/common";
import * as format from "@/components/format";

interface FieldProps {
  name: string;
  label: string;
  hint?: string;
  children: ReactNode;
}

function Field({ name, label, hint, children }: FieldProps) {
  return (
    <div>
      <label htmlFor={name} className="mb-1 block text-sm font-medium">{label}</label>
      {children}
      {hint ? <p id={`${name}-hint`} className="mt-1 text-xs text-soft">{hint}</p> : null}
    </div>
  );
}

interface TextProps {
  name: string;
  label: string;
  hint?: string;
  placeholder?: string;
  type?: "text" | "url" | "number";
  required?: boolean;
  maxLength?: number;
  step?: string;
}

function TextField({ name, label, hint, ...rest }: TextProps) {
  return (
    <Field name={name} label={label} {...(hint ? { hint } : {})}>
      <input id={name} name={name} className={FIELD} autoComplete="off" aria-describedby={hint ? `${name}-hint` : undefined} {...rest} {...(rest.type === "number" ? { min: 0 } : {})} />
    </Field>
  );
}

/** What is said of the model; only its name is required. */
export function ModelFields() {
  return (
    <>
      <TextField name="model" label="Model" placeholder="Qwen/Qwen2.5-Coder-7B-Instruct" required maxLength={200} hint="The name under which it appears on the leaderboard." />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="method" label="Method">
          <select id="method" name="method" defaultValue="vanilla" className={FIELD}>
            {METHODS.map((method) => <option key={method} value={method}>{format.method(method, null)}</option>)}
          </select>
        </Field>
        <TextField name="iteration" label="Iteration" type="number" step="1" hint="Of iterative optimization, if any." />
      </div>
      <details className="group">
        <summary className="flex w-fit gap-2 text-sm font-medium"><span aria-hidden className="text-faint group-open:rotate-90">›</span>More about the model</summary>
        <div className="mt-4 grid gap-4">
          <TextField name="decoding" label="Decoding" placeholder="temperature 0.2, top-p 0.95" maxLength={200} />
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField name="sizeBillions" label="Parameters, billions" type="number" step="any" placeholder="7" />
            <TextField name="licence" label="Licence" placeholder="apache-2.0" maxLength={100} />
          </div>
          <TextField name="link" label="Link" type="url" placeholder="https://…" maxLength={500} />
          <label className="flex items-center gap-2 text-sm"><input type="checkbox" name="openWeights" value="true" className="size-4 accent-ink" /> The weights are open</label>
          <Field name="notes" label="Notes"><textarea id="notes" name="notes" rows={3} maxLength={2000} className={FIELD} /></Field>
        </div>
      </details>
    </>
  );
}
