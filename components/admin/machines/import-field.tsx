"use client";

import { useId } from "react";
import type { UploadProblem } from "@/components/submit/upload";
import { FIELD } from "@/components/ui/basics";

interface FieldProps {
  name: string;
  label: string;
  hint?: string;
  faults: UploadProblem["faults"];
  type?: "text" | "file";
  accept?: string;
  placeholder?: string;
  required?: boolean;
  maxLength?: number;
  value?: string;
  onChange?: (event: React.ChangeEvent<HTMLInputElement>) => void;
}

/** A label, a field, and below it what it is for or what is wrong with it. */
export function Field({ name, label, hint, faults, ...rest }: FieldProps) {
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
