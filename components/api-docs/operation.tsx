import type { OperationView } from "@/lib/core/views/api-reference";
import { CodeBlock } from "@/components/ui/code";
import { InlineText } from "./inline-text";
import { FieldTable, TypeText } from "./fields";

/** One method of one address: what it does, takes and answers, and how it is called. */
export function Operation({ operation, schemas }: { operation: OperationView; schemas: ReadonlySet<string> }) {
  const { id, method, path, summary, description, access, parameters, bodies, answers, codes, curl } = operation;
  return (
    <section aria-labelledby={id} className="border-t border-line py-6">
      <h3 id={id} className="scroll-mt-4 text-base font-semibold target:bg-integral-tint"><a href={`#${id}`} className="hover:underline">{summary}</a></h3>
      <p className="mt-1 font-mono text-xs [overflow-wrap:anywhere]"><span className="mr-2 rounded border border-line px-1.5 text-soft">{method}</span>{path}</p>
      {description ? <p className="mt-2 max-w-[75ch] text-sm"><InlineText text={description} /></p> : null}
      <p className="mt-2 text-sm text-soft">{access}</p>
      <div className="mt-3"><CodeBlock code={curl} language="shell" label={`${summary}: example with curl`} /></div>
      {parameters.length > 0 ? <Part title="Parameters"><FieldTable label={`Parameters of ${id}`} fields={parameters} schemas={schemas} /></Part> : null}
      {bodies.map((body) => (
        <Part key={body.mediaType} title={`Body, ${body.mediaType}`}>
          {body.fields.length > 0 ? <FieldTable label={`Body of ${id}, ${body.mediaType}`} fields={body.fields} schemas={schemas} /> : <p className="text-sm text-soft">The file as it is.</p>}
        </Part>
      ))}
      <Part title="Answers">
        <ul className="space-y-1 text-sm">
          {answers.map((answer) => (
            <li key={answer.status}>
              <span className="font-mono text-xs">{answer.status}</span> {answer.description}{" "}
              {answer.bodies.map((body) => <span key={body.mediaType} className="text-soft"><span className="font-mono text-xs">{body.mediaType}</span>{body.type === "string" ? " " : <> <TypeText text={body.type} schemas={schemas} /> </>}</span>)}
            </li>
          ))}
          <li className="text-soft">Errors: {codes.map((code, index) => <span key={code}>{index > 0 ? ", " : ""}<a href={`#${code}`} className="link font-mono text-xs">{code}</a></span>)}</li>
        </ul>
      </Part>
    </section>
  );
}

function Part({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="mt-4">
      <h4 className="mb-1 text-xs font-semibold text-soft">{title}</h4>
      {children}
    </div>
  );
}
