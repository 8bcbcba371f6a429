import Link from "next/link";
import { BUTTON_PLAIN, FIELD } from "@/components/ui/basics";

export interface Choice {
  name: string;
  label: string;
  value: string | undefined;
  options: readonly { value: string; name: string }[];
}

interface FiltersProps {
  action: string;
  search: { label: string; placeholder: string; value: string };
  choices?: readonly Choice[];
  dates?: readonly { name: string; label: string; value: string | undefined }[];
  /** Whether any of them is set. */
  isSet: boolean;
}

/** A plain form: what is chosen is in the address, and it works without script. */
export function Filters({ action, search, choices = [], dates = [], isSet }: FiltersProps) {
  return (
    <form action={action} role="search" className="flex flex-wrap items-end gap-2 py-3">
      <input type="search" name="q" defaultValue={search.value} aria-label={search.label} placeholder={search.placeholder} maxLength={200} autoComplete="off" spellCheck={false} className={`${FIELD} !w-auto min-w-0 flex-1 basis-60`} />
      {choices.map(({ name, label, value, options }) => (
        <select key={name} name={name} aria-label={label} defaultValue={value ?? ""} className={`${FIELD} !w-auto max-w-full`}>
          <option value="">{label}: any</option>
          {options.map((option) => <option key={option.value} value={option.value}>{option.name}</option>)}
        </select>
      ))}
      {dates.map(({ name, label, value }) => (
        <label key={name} className="flex items-center gap-1.5 text-sm text-soft">{label}<input type="date" name={name} defaultValue={value?.slice(0, 10)} className={`${FIELD} !w-auto`} /></label>
      ))}
      <button type="submit" className={BUTTON_PLAIN}>Search</button>
      {isSet ? <Link href={action} className="link px-1 py-1.5 text-sm">Show all</Link> : null}
    </form>
  );
}
