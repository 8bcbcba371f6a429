import { useId, type HTMLInputTypeAttribute } from "react";
import { faultOf } from "@/components/account/form";
import { FIELD } from "@/components/ui/basics";
import type { FormState } from "@/lib/core/views/forms";

interface FieldProps {
  state: FormState;
  name: string;
  label: string;
  hint?: string;
  defaultValue?: string;
}

function Note({ id, fault, hint }: { id: string; fault: string | null; hint: string | undefined }) {
  const text = fault ?? hint;
  return text === undefined ? null : <p id={id} className={`mt-1 text-xs ${fault === null ? "text-soft" : "text-bad"}`}>{text}</p>;
}

/** What every field of a form says of itself to those who hear it. */
function described(id: string, fault: string | null, hint: string | undefined) {
  return { id, "aria-invalid": fault !== null, "aria-describedby": fault === null && hint === undefined ? undefined : `${id}-note`, className: `${FIELD} ${fault === null ? "" : "!border-bad"}` };
}

/** A field that may stay empty. */
export function OptionalField({ state, name, label, hint, defaultValue = "", ...rest }: FieldProps & { type?: HTMLInputTypeAttribute; maxLength?: number; min?: number | string; placeholder?: string }) {
  const id = useId();
  const fault = faultOf(state, name);
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">{label}</label>
      <input name={name} defaultValue={state.values[name] ?? defaultValue} autoComplete="off" {...described(id, fault, hint)} {...rest} />
      <Note id={`${id}-note`} fault={fault} hint={hint} />
    </div>
  );
}

/** Why somebody does something, in a line or two. */
export function ReasonField({ state, name = "reason", label = "Reason", hint, defaultValue = "", isRequired = true }: Omit<FieldProps, "name" | "label"> & { name?: string; label?: string; isRequired?: boolean }) {
  const id = useId();
  const fault = faultOf(state, name);
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">{label}</label>
      <textarea name={name} rows={2} maxLength={500} required={isRequired} defaultValue={state.values[name] ?? defaultValue} {...described(id, fault, hint)} />
      <Note id={`${id}-note`} fault={fault} hint={hint} />
    </div>
  );
}

export function SelectField({ state, name, label, hint, defaultValue = "", options }: FieldProps & { options: { value: string; name: string }[] }) {
  const id = useId();
  const fault = faultOf(state, name);
  const value = state.values[name] ?? defaultValue;
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">{label}</label>
      <select key={value} name={name} defaultValue={value} {...described(id, fault, hint)}>
        {options.map((option) => <option key={option.value} value={option.value}>{option.name}</option>)}
      </select>
      <Note id={`${id}-note`} fault={fault} hint={hint} />
    </div>
  );
}
