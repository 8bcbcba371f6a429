import { useId } from "react";
import { faultOf, TextField } from "@/components/account/form";
import { FIELD } from "@/components/ui/basics";
import type { FormState } from "@/lib/core/views/forms";

export const PROTOCOLS = [
  { value: "auto", name: "As its tokenizer says" },
  { value: "chat", name: "Chat" },
  { value: "completion", name: "Completion" },
];

interface ChoiceProps {
  state: FormState;
  name: string;
  label: string;
  options: readonly { value: string; name: string }[];
  onChange?: (value: string) => void;
}

/** A choice under an id of its own: several forms of the page have fields of the same name. */
export function Choice({ state, name, label, options, onChange }: ChoiceProps) {
  const id = useId();
  const chosen = state.values[name] ?? options[0]?.value;
  const fault = faultOf(state, name);
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">{label}</label>
      {/* By its key: a form that React resets after it was sent would show the first option again. */}
      <select key={chosen} id={id} name={name} defaultValue={chosen} className={FIELD} aria-describedby={fault === null ? undefined : `${id}-note`} onChange={(event) => onChange?.(event.target.value)}>
        {options.map((option) => <option key={option.value} value={option.value}>{option.name}</option>)}
      </select>
      {fault === null ? null : <p id={`${id}-note`} className="mt-1 text-xs text-bad">{label}: {fault}</p>}
    </div>
  );
}

/** What every checkpoint is told by. */
export function NamingFields({ state }: { state: FormState }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField state={state} name="name" label="Name" maxLength={100} hint="For you." />
      <TextField state={state} name="model" label="Model" maxLength={200} hint="As it appears on the leaderboard." />
    </div>
  );
}
