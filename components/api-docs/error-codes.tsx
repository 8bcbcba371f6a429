import { CodeBlock } from "@/components/ui/code";
import { DataTable } from "@/components/ui/data-table";
import { SectionTitle } from "@/components/ui/basics";
import { InlineText } from "./inline-text";

const EXAMPLE = `{
  "type": "/docs/api#invalid_input",
  "title": "The request is not valid",
  "status": 400,
  "code": "invalid_input",
  "detail": "3 solutions cannot be read",
  "hint": "Correct the named lines and send the file again.",
  "faults": [{ "where": "line 12", "problem": "is cut off after column 840" }],
  "moreFaults": 0
}`;

/** Every code: the `type` of an error leads here. */
export function ErrorCodes({ codes }: { codes: { code: string; status: number; help: string }[] }) {
  return (
    <>
      <SectionTitle id="errors" title="Errors" lead="Problem details as in RFC 9457 (application/problem+json), with a code that stays the same, and at most 50 faults by line or field. The address in `type` is that of the code in this list." />
      <CodeBlock code={EXAMPLE} language="json" label="Example of an error" copy={false} />
      <DataTable className="mt-4 text-sm" label="Error codes">
        <thead><tr><th scope="col">Code</th><th scope="col" className="num">Status</th><th scope="col">Meaning</th></tr></thead>
        <tbody>
          {codes.map(({ code, status, help }) => (
            <tr key={code} id={code} className="scroll-mt-4 align-top target:bg-integral-tint">
              <th scope="row" className="font-mono text-xs font-normal">{code}</th>
              <td className="num">{status}</td>
              <td className="min-w-48 text-soft !whitespace-normal"><InlineText text={help} /></td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  );
}
