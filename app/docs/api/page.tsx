import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { Contents } from "@/components/api-docs/contents";
import { ErrorCodes } from "@/components/api-docs/error-codes";
import { FieldTable, TypeText } from "@/components/api-docs/fields";
import { Guide } from "@/components/api-docs/guide";
import { Operation } from "@/components/api-docs/operation";
import { SearchBox } from "@/components/leaderboard/search-box";
import { EmptyState, PageTitle, SectionTitle } from "@/components/ui/basics";
import { ERROR_CODES } from "@/lib/core/errors";
import { ERROR_HELP } from "@/lib/core/error-help";
import type { SchemaView } from "@/lib/core/views/api-reference";
import { statusOf } from "@/lib/server/http-errors";
import { apiReference } from "@/lib/server/openapi/reference";
import { publicOrigin } from "@/lib/server/origin";

export const metadata: Metadata = { title: "API" };

export default async function ApiPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const asked = (await searchParams).q;
  const search = typeof asked === "string" ? asked.slice(0, 200) : "";
  const reference = apiReference(search);
  const schemas: ReadonlySet<string> = new Set(reference.schemas.map(({ name }) => name));
  const codes = ERROR_CODES.map((code) => ({ code, status: statusOf(code), help: ERROR_HELP[code] }));
  return (
    <>
      <PageTitle
        title="API"
        lead={<>Everything on a page can be got here. Scores are shares from 0 to 1, times nanoseconds, memory bytes; the units are in the names. The same as a file for programs: <a className="link" href="/api/v1/openapi.json">OpenAPI 3.1</a>.</>}
      />
      <div className="flex pb-4"><SearchBox key={search === "" ? "none" : "some"} initial={search} hidden={{}} action="/docs/api" placeholder={`Search ${reference.operationCount} calls, as samples or rate_limited`} /></div>
      <div className="gap-10 lg:grid lg:grid-cols-[13rem_minmax(0,1fr)]">
        <Contents reference={reference} />
        <div className="min-w-0">
          {search === "" ? <Guide origin={publicOrigin(await headers())} /> : null}
          {reference.tags.length === 0 ? <EmptyState title="No call fits the search"><Link className="link" href="/docs/api">Show all</Link></EmptyState> : null}
          {reference.tags.map((tag) => (
            <div key={tag.name}>
              <SectionTitle id={`tag-${tag.name}`} title={tag.name} lead={tag.description} />
              {tag.operations.map((operation) => <Operation key={operation.id} operation={operation} schemas={schemas} />)}
            </div>
          ))}
          <ErrorCodes codes={codes} />
          <SectionTitle id="schemas" title="Schemas" lead="What answers are made of." />
          {reference.schemas.map((schema) => <Schema key={schema.name} schema={schema} schemas={schemas} />)}
        </div>
      </div>
    </>
  );
}

function Schema({ schema, schemas }: { schema: SchemaView; schemas: ReadonlySet<string> }) {
  return (
    <section aria-labelledby={`schema-${schema.name}`} className="border-t border-line py-4">
      <h3 id={`schema-${schema.name}`} className="mb-1 scroll-mt-4 font-mono text-xs font-semibold target:bg-integral-tint">{schema.name}</h3>
      {schema.type === null ? <FieldTable label={`Fields of ${schema.name}`} fields={schema.fields} schemas={schemas} /> : <TypeText text={schema.type} schemas={schemas} />}
    </section>
  );
}
