import type { ApiReference } from "@/lib/core/views/api-reference";

const SECTIONS = [["start", "Begin"], ["paging", "Lists"], ["errors", "Errors"], ["schemas", "Schemas"]] as const;

/** All there is, a link each: beside the text on wide pages, above it and folded on narrow ones. */
export function Contents({ reference }: { reference: ApiReference }) {
  return (
    <>
      <details className="border-y border-line py-2 text-sm lg:hidden">
        <summary className="cursor-pointer font-medium">Contents</summary>
        <List reference={reference} label="Contents, folded" />
      </details>
      <div className="sticky top-4 hidden max-h-[calc(100dvh-2rem)] overflow-y-auto text-sm lg:block" tabIndex={0} role="region" aria-label="Contents">
        <List reference={reference} label="Contents" />
      </div>
    </>
  );
}

function List({ reference, label }: { reference: ApiReference; label: string }) {
  return (
    <nav aria-label={label}>
      <ul className="mt-1">{SECTIONS.map(([id, name]) => <li key={id}><a href={`#${id}`} className="block py-0.5 hover:underline">{name}</a></li>)}</ul>
      {reference.tags.map((tag) => (
        <div key={tag.name} className="mt-3">
          <a href={`#tag-${tag.name}`} className="font-medium hover:underline">{tag.name}</a>
          <ul>{tag.operations.map((operation) => <li key={operation.id}><a href={`#${operation.id}`} className="block py-0.5 text-soft hover:text-ink">{operation.summary}</a></li>)}</ul>
        </div>
      ))}
    </nav>
  );
}
