import { createHash } from "node:crypto";
import type { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiOverride, type ZodOpenApiPathsObject, type ZodOpenApiResponsesObject } from "zod-openapi";
import { ERROR_CODES, type ErrorCode } from "@/lib/core/errors";
import { ERROR_HELP } from "@/lib/core/error-help";
import { problemDetailsSchema } from "@/lib/core/views/problem-details";
import { statusOf, titleOf } from "../http-errors";
import { answerSchemas } from "./components";
import { TAGS, type Access, type Answer, type Content, type Operation } from "./contract";
import { curlOf } from "./curl";
import { errorsByStatus, errorsOf } from "./errors";
import { OPERATIONS } from "./operations";

export type OpenApiDocument = ReturnType<typeof createDocument>;

const INTRODUCTION = `Everything on a page can be got here. Scores are shares from 0 to 1, times nanoseconds, memory bytes; the units are in the names.

Send an API key as \`Authorization: Bearer ab_…\`; keys are made on the account page. Without one you are a visitor and read what is public. Lists are paged by \`cursor\` and \`limit\`, with the next page as \`nextCursor\` and as a Link header. Answers carry an ETag: with If-None-Match an unchanged one is 304. A parameter that an address does not know is refused.`;

/** Told apart from any word of ours. */
const ANSWER = "__answer";

let made: { document: OpenApiDocument; text: string; tag: string } | undefined;

/** The document, made once in a process: as an object, as the text that is served, and with a tag of its content. */
export function openApi(): NonNullable<typeof made> {
  if (made === undefined) {
    const document = build(OPERATIONS);
    const text = JSON.stringify(document);
    made = { document, text, tag: createHash("sha256").update(text).digest("base64url").slice(0, 27) };
  }
  return made;
}

export function build(operations: readonly Operation[]): OpenApiDocument {
  const paths: ZodOpenApiPathsObject = {};
  for (const operation of operations) paths[operation.path] = { ...paths[operation.path], [operation.method]: described(operation) };
  const document = createDocument({
    openapi: "3.1.1",
    info: { title: "Afterburner", version: "1", description: INTRODUCTION, license: { name: "Apache-2.0", identifier: "Apache-2.0" } },
    servers: [{ url: "/" }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    components: {
      schemas: answerSchemas(operations),
      responses: problems(),
      securitySchemes: {
        key: { type: "http", scheme: "bearer", bearerFormat: "ab_…", description: "An API key, made on the account page; its scopes say what it may." },
        trainer: { type: "http", scheme: "bearer", bearerFormat: "abt_…", description: "The token of a training run's present attempt, which its trainer is launched with." },
        session: { type: "apiKey", in: "cookie", name: "afterburner.session_token", description: "A session of the browser, from signing in." },
      },
    },
    paths,
  }, { outputIdSuffix: ANSWER, override: asText });
  return underOneName(document);
}

/**
 * Named schemas are views, which are answered and never sent; zod-openapi describes each as it would be sent as well.
 * Keeps the one that is answered.
 */
function underOneName(document: OpenApiDocument): OpenApiDocument {
  const schemas = document.components?.schemas ?? {};
  for (const name of Object.keys(schemas)) if (`${name}${ANSWER}` in schemas) delete schemas[name];
  return withParametersDescribed(JSON.parse(JSON.stringify(document).replaceAll(ANSWER, "")) as OpenApiDocument);
}

/** What an optional parameter is stands with its schema, and readers look for it beside its name. */
function withParametersDescribed(document: OpenApiDocument): OpenApiDocument {
  const paths = (document.paths ?? {}) as Record<string, Record<string, { parameters?: { description?: string; schema?: { description?: string } }[] }>>;
  const parameters = Object.values(paths).flatMap((methods) => Object.values(methods).flatMap((operation) => operation.parameters ?? []));
  for (const parameter of parameters) if (parameter.description === undefined && parameter.schema?.description) parameter.description = parameter.schema.description;
  return document;
}

/** Text that is tidied when it comes in is text when it goes out. */
const asText: ZodOpenApiOverride = ({ zodSchema, jsonSchema, io }) => {
  const { def } = zodSchema._zod;
  if (io === "output" && def.type === "pipe" && (def as z.core.$ZodPipeDef).out._zod.def.type === "transform") jsonSchema.type ??= "string";
};

function described(operation: Operation): ZodOpenApiOperationObject {
  const { id, tag, summary, description, access, params, query, headers, body } = operation;
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    security: securityOf(access),
    requestParams: { ...(params && { path: params }), ...(query && { query }), ...(headers && { header: headers }) },
    ...(body === undefined ? {} : { requestBody: { required: operation.optionalBody !== true, content: mapValues(body, media) } }),
    "x-codes": errorsOf(operation),
    "x-codeSamples": [{ lang: "Shell", label: "curl", source: curlOf(operation) }],
    responses: { ...mapValues(operation.answers, answered), ...refusals(operation) },
  };
}

function securityOf(access: Access): Record<string, string[]>[] {
  if (access === "public") return [{}, { key: [] }, { session: [] }];
  if (access === "execute") return [{ key: ["execute"] }, { session: [] }, {}];
  if (access === "trainer") return [{ trainer: [] }];
  return [{ key: access.scope === null ? [] : [access.scope] }, { session: [] }];
}

function answered({ description, content, headers }: Answer) {
  return {
    description,
    ...(content && { content: mapValues(content, media) }),
    ...(headers && { headers: mapValues(headers, (text) => ({ description: text, schema: { type: "string" as const } })) }),
  };
}

function media({ schema, example }: Content) {
  return { schema: schema ?? { type: "string" as const }, ...(example === undefined ? {} : { example }) };
}

/** The errors of an operation, a status each; the original's API says them in its own shape. */
function refusals(operation: Operation): ZodOpenApiResponsesObject {
  const entries = [...errorsByStatus(operation)].map(([status, codes]) => {
    if (operation.tag !== "Monolith") return [String(status), { $ref: `#/components/responses/${nameOf(status)}` }] as const;
    return [String(status), { description: listed(codes), content: { "application/json": { schema: { type: "object" as const } } } }] as const;
  });
  return Object.fromEntries(entries) as ZodOpenApiResponsesObject;
}

const nameOf = (status: number): string => `Error${status}`;
const listed = (codes: readonly ErrorCode[]): string => codes.map((code) => `\`${code}\`: ${ERROR_HELP[code]}`).join("\n\n");

/** Every error as problem details, a status each. */
function problems() {
  const byStatus = Map.groupBy(ERROR_CODES, statusOf);
  const entries = [...byStatus].map(([status, codes]) => {
    const content = { "application/problem+json": { schema: problemDetailsSchema, example: exampleOf(status, codes) } };
    return [nameOf(status), { description: listed(codes), content }] as const;
  });
  return Object.fromEntries(entries);
}

function exampleOf(status: number, [code = "internal"]: ErrorCode[]): object {
  return { type: `/docs/api#${code}`, title: titleOf(code), status, code, detail: "What is wrong, and where.", hint: "What to do about it." };
}

function mapValues<Value, Result>(values: Record<string | number, Value>, map: (value: Value) => Result): Record<string, Result> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value)]));
}
