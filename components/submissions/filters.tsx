import Link from "next/link";
import * as format from "@/components/format";
import { CHIP } from "@/components/ui/basics";
import type { Language } from "@/lib/core/problem";
import { SUBMISSION_STATES } from "@/lib/core/views/common";
import { submissionsHref, type SubmissionsQuery } from "./query";

interface FiltersProps {
  query: SubmissionsQuery;
  sets: { slug: string; name: string }[];
  languages: readonly Language[];
  /** Whether there can be any of one's own. */
  isSignedIn: boolean;
}

/** Filters of the list, each a link: on or off, and the address says which. */
export function Filters({ query, sets, languages, isSignedIn }: FiltersProps) {
  return (
    <nav aria-label="Filters" className="flex flex-wrap gap-x-6 gap-y-3 pb-4">
      {isSignedIn ? <Group label="Whose"><Chip query={query} on={query.mine === true} change={{ mine: true }} off={{ mine: undefined }}>Mine</Chip></Group> : null}
      <Group label="State">
        {SUBMISSION_STATES.map((state) => <Chip key={state} query={query} on={query.state === state} change={{ state }} off={{ state: undefined }}>{state}</Chip>)}
      </Group>
      {sets.length > 1 ? (
        <Group label="Problem set">
          {sets.map(({ slug, name }) => <Chip key={slug} query={query} on={query.set === slug} change={{ set: slug }} off={{ set: undefined }}>{name}</Chip>)}
        </Group>
      ) : null}
      {languages.length > 1 ? (
        <Group label="Language">
          {languages.map((language) => <Chip key={language} query={query} on={query.language === language} change={{ language }} off={{ language: undefined }}>{format.language(language)}</Chip>)}
        </Group>
      ) : null}
    </nav>
  );
}

function Group({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div role="group" aria-label={label} className="flex flex-wrap items-center gap-2">
      <span aria-hidden className="text-xs text-soft">{label}</span>
      {children}
    </div>
  );
}

interface ChipProps {
  query: SubmissionsQuery;
  on: boolean;
  change: Partial<SubmissionsQuery>;
  off: Partial<SubmissionsQuery>;
  children: React.ReactNode;
}

function Chip({ query, on, change, off, children }: ChipProps) {
  return (
    <Link href={submissionsHref(query, on ? off : change)} scroll={false} prefetch={false} aria-current={on ? "true" : undefined} className={`${CHIP} ${on ? "border-ink bg-ink text-on-ink" : "border-line bg-panel text-soft hover:text-ink"}`}>
      {children}
      {on ? <span aria-hidden>×</span> : null}
      {on ? <span className="sr-only">, on; select to turn off</span> : null}
    </Link>
  );
}
