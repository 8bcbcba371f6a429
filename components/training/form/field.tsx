import { FIELD } from "@/components/ui/basics";
import type { FieldSpec, Values } from "./fields";
import { faultAt, type FormFault } from "./values";

export interface FormPart {
  values: Values;
  faults: readonly FormFault[];
  onChange: (path: string, value: string) => void;
}

/** A field with what it is for, or what is wrong with it. */
export function Field({ field, part: { values, faults, onChange } }: { field: FieldSpec; part: FormPart }) {
  const { path, label, hint } = field;
  const id = `field-${path}`;
  const fault = faultAt(faults, path);
  const value = values[path] ?? "";
  const told = { id, name: path, "aria-invalid": fault !== null || undefined, "aria-describedby": `${id}-note` };
  const className = `${FIELD} ${fault === null ? "" : "!border-bad"}`;
  const note = <p id={`${id}-note`} className={`mt-1 text-xs ${fault === null ? "text-soft" : "text-bad"}`}>{fault === null ? hint : `${label}: ${fault}`}</p>;
  if (field.kind === "mark") {
    return (
      <div>
        <label className="flex items-center gap-2 text-sm font-medium"><input {...told} type="checkbox" checked={value === "1"} onChange={(event) => onChange(path, event.target.checked ? "1" : "")} className="size-4 shrink-0 accent-ink" /> {label}</label>
        {note}
      </div>
    );
  }
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block text-sm font-medium">{label}</label>
      {field.kind === "choice" ? (
        <select {...told} className={className} value={value} onChange={(event) => onChange(path, event.target.value)}>
          {field.options.map((option) => <option key={option.value} value={option.value}>{option.name}</option>)}
        </select>
      ) : (
        <input
          {...told} className={className} autoComplete="off" spellCheck={false} value={value} onChange={(event) => onChange(path, event.target.value)}
          {...("step" in field ? { inputMode: field.step === "1" ? ("numeric" as const) : ("decimal" as const) } : {})}
        />
      )}
      {note}
    </div>
  );
}

/** Fields side by side where there is room. */
export function Fields({ fields, part }: { fields: readonly FieldSpec[]; part: FormPart }) {
  const marks = fields.filter(({ kind }) => kind === "mark");
  return (
    <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
      {fields.filter(({ kind }) => kind !== "mark").map((field) => <Field key={field.path} field={field} part={part} />)}
      {marks.length > 0 ? <div className="grid gap-3 sm:col-span-2 xl:col-span-3">{marks.map((field) => <Field key={field.path} field={field} part={part} />)}</div> : null}
    </div>
  );
}

/** A part of the form that stays folded until it is asked for, or until one of its fields is at fault. */
export function Fold({ title, about, fields, part }: { title: string; about: string; fields: readonly FieldSpec[]; part: FormPart }) {
  const isAtFault = fields.some(({ path }) => faultAt(part.faults, path) !== null);
  return (
    <details className="group border-t border-line" open={isAtFault || undefined}>
      <summary className="flex items-baseline gap-2 py-2.5 text-sm font-medium">
        <span aria-hidden className="text-faint group-open:rotate-90">›</span>{title}<span className="font-normal text-soft">{about}</span>
      </summary>
      <div className="pt-1 pb-5"><Fields fields={fields} part={part} /></div>
    </details>
  );
}
