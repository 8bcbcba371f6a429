import type { FieldView } from "@/lib/core/views/api-reference";
import { DataTable } from "@/components/ui/data-table";
import { InlineText } from "./inline-text";

/** A type in which the names of schemas lead to them. */
export function TypeText({ text, schemas }: { text: string; schemas: ReadonlySet<string> }) {
  return (
    <code className="text-xs [overflow-wrap:anywhere]">
      {text.split(/(\w+)/).map((part, index) => (schemas.has(part) ? <a key={index} href={`#schema-${part}`} className="link">{part}</a> : part))}
    </code>
  );
}

interface FieldTableProps {
  label: string;
  fields: (FieldView & { place?: string })[];
  schemas: ReadonlySet<string>;
}

export function FieldTable({ label, fields, schemas }: FieldTableProps) {
  return (
    <DataTable label={label} className="text-sm">
      <thead><tr><th scope="col">Name</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead>
      <tbody>
        {fields.map((field) => (
          <tr key={`${field.place} ${field.name}`} className="align-top">
            <th scope="row" className="font-mono text-xs font-normal [overflow-wrap:anywhere]">
              {field.name}
              {field.isRequired ? <span className="ml-1.5 font-sans text-2xs text-soft">required</span> : null}
              {field.place && field.place !== "query" ? <span className="ml-1.5 font-sans text-2xs text-soft">{field.place}</span> : null}
            </th>
            <td className="!whitespace-normal"><TypeText text={field.type} schemas={schemas} /></td>
            <td className="min-w-40 text-soft !whitespace-normal"><InlineText text={field.description} /></td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
