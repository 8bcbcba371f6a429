import type { AnswerView, ApiReference, BodyView, FieldView, OperationView, SchemaView } from "@/lib/core/views/api-reference";
import { TAGS, type Access, type Operation } from "./contract";
import { curlOf } from "./curl";
import { openApi } from "./document";
import { OPERATIONS } from "./operations";
import { fieldsOf, typeOf, type JsonSchema } from "./types";

/** The part of the document that the page reads. */
interface Described {
  description?: string;
  parameters?: { name: string; in: string; required?: boolean; description?: string; schema: JsonSchema }[];
  requestBody?: { content: Record<string, { schema?: JsonSchema }> };
  responses: Record<string, { $ref?: string; description?: string; content?: Record<string, { schema?: JsonSchema }> }>;
  "x-codes": string[];
}

let made: ApiReference | undefined;

/** The document as a page shows it, with only the operations that hold every word of the search. */
export function apiReference(search: string): ApiReference {
  made ??= build();
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return made;
  const holds = (operation: OperationView): boolean => {
    const text = [operation.id, operation.path, operation.method, operation.tag, operation.summary, operation.description, ...operation.codes].join(" ").toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const tags = made.tags.map((tag) => ({ ...tag, operations: tag.operations.filter(holds) })).filter((tag) => tag.operations.length > 0);
  return { ...made, tags };
}

function build(): ApiReference {
  const { document } = openApi();
  const paths = document.paths as Record<string, Record<string, Described>>;
  const operations = OPERATIONS.map((operation) => viewOf(operation, paths[operation.path]?.[operation.method] as Described));
  const schemas = Object.entries((document.components?.schemas ?? {}) as Record<string, JsonSchema>);
  return {
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description, operations: operations.filter((operation) => operation.tag === name) })),
    schemas: schemas.map(([name, schema]): SchemaView => ({ name, description: schema.description ?? "", fields: fieldsOf(schema), type: schema.properties ? null : typeOf(schema) })).sort((a, b) => a.name.localeCompare(b.name)),
    operationCount: operations.length,
  };
}

function viewOf(operation: Operation, described: Described): OperationView {
  const { id, method, path, tag, summary, access } = operation;
  return {
    id, method: method.toUpperCase(), path, tag, summary,
    description: described.description ?? "",
    access: accessOf(access),
    parameters: (described.parameters ?? []).map((parameter) => ({ ...fieldOf(parameter), place: parameter.in })),
    bodies: Object.entries(described.requestBody?.content ?? {}).map(([mediaType, { schema = {} }]): BodyView => ({ mediaType, fields: fieldsOf(schema) })),
    answers: Object.entries(described.responses).flatMap(([status, answer]): AnswerView[] =>
      answer.$ref || Number(status) >= 400 ? [] : [{ status, description: answer.description ?? "", bodies: Object.entries(answer.content ?? {}).map(([mediaType, { schema = {} }]) => ({ mediaType, type: typeOf(schema) })) }],
    ),
    codes: described["x-codes"],
    curl: curlOf(operation),
  };
}

function fieldOf({ name, required = false, description = "", schema }: NonNullable<Described["parameters"]>[number]): FieldView {
  const standard = schema.default === undefined || schema.default === "" ? "" : `Without it ${JSON.stringify(schema.default)}.`;
  return { name, type: typeOf(schema), isRequired: required, description: [description, standard].filter(Boolean).join(" ") };
}

function accessOf(access: Access): string {
  if (access === "public") return "Anybody; with an account one sees one's own private things too.";
  if (access === "execute") return "Anybody where executions are open; else an account, with a key of scope execute.";
  if (access === "trainer") return "The trainer of the run, by the token that it was launched with.";
  if (access.scope === null) return "An account.";
  return access.scope === "admin" ? "An admin; with a key of scope admin." : `An account; with a key of scope ${access.scope}.`;
}
