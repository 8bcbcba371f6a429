import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { METHODS } from "@/lib/server/methods";
import { openApi } from "@/lib/server/openapi/document";
import { OPERATIONS } from "@/lib/server/openapi/operations";
import { apiReference } from "@/lib/server/openapi/reference";
import type { JsonSchema } from "@/lib/server/openapi/types";

const APP = path.join(import.meta.dirname, "../../../app");
/** Answers whatever has no address. */
const CATCH_ALL = "api/v1/[[...rest]]";
const MONOLITH = ["execute", "results/[id]", "status"];

interface Route {
  address: string;
  text: string;
}

async function routes(): Promise<Route[]> {
  const files = (await readdir(path.join(APP, "api/v1"), { recursive: true })).filter((file) => path.basename(file) === "route.ts");
  const folders = [...files.map((file) => path.join("api/v1", path.dirname(file))).filter((folder) => folder !== CATCH_ALL), ...MONOLITH];
  return Promise.all(folders.map(async (folder) => ({ address: `/${folder.replaceAll(/\[(\w+)\]/g, "{$1}")}`, text: await readFile(path.join(APP, folder, "route.ts"), "utf8") })));
}

const handled = ({ text }: Route): string[] => METHODS.filter((method) => new RegExp(`export (const|async function|function) ${method}\\b`).test(text));

describe("the document", () => {
  it("describes every method of every route, and nothing that is not there", async () => {
    const there = (await routes()).flatMap((route) => handled(route).map((method) => `${method} ${route.address}`));
    const described = Object.entries(openApi().document.paths ?? {}).flatMap(([address, methods]) => Object.keys(methods as object).map((method) => `${method.toUpperCase()} ${address}`));
    expect(described.sort()).toEqual(there.sort());
  });

  it("names every operation once", () => {
    const ids = OPERATIONS.map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it("refers only to what it holds", () => {
    const { document, text } = openApi();
    const missing = [...text.matchAll(/"#\/components\/(\w+)\/(\w+)"/g)].filter(([, kind = "", name = ""]) => !(name in ((document.components as Record<string, object>)[kind] ?? {})));
    expect(missing.map(([reference]) => reference)).toEqual([]);
  });

  it("has a list paged by cursor and limit wherever an answer has a next page", () => {
    const lists = OPERATIONS.filter(({ method, answers }) => method === "get" && JSON.stringify(Object.keys(shapeOf(answers[200]))).includes("nextCursor"));
    expect(lists.length).toBeGreaterThan(5);
    for (const { id, query } of lists) expect([id, Object.keys(query?.shape ?? {})]).toEqual([id, expect.arrayContaining(["cursor", "limit"])]);
  });
});

/** A path to everything in the document that is described by nothing. */
function undescribed(schema: JsonSchema | undefined, at: string): string[] {
  if (schema === undefined) return [];
  const inner = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? []), ...(schema.items ? [schema.items] : []), ...(typeof schema.additionalProperties === "object" ? [schema.additionalProperties] : [])];
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [...(isDescribed(field) ? [] : [`${at}.${name}`]), ...undescribed(field, `${at}.${name}`)]);
  return [...fields, ...inner.flatMap((part) => undescribed(part, at))];
}

/** By itself, or as a named object, whose own fields are. */
function isDescribed({ description, $ref }: JsonSchema): boolean {
  return (description ?? "") !== "" || $ref !== undefined;
}

describe("every field", () => {
  interface Described { parameters?: { name: string; description?: string }[]; requestBody?: { content: Record<string, { schema?: JsonSchema }> }; responses?: Record<string, { content?: Record<string, { schema?: JsonSchema }> }> }
  const { document } = openApi();
  const operations = Object.entries((document.paths ?? {}) as Record<string, Record<string, Described>>).flatMap(([address, methods]) => Object.entries(methods).map(([method, told]) => [`${method} ${address}`, told] as const));

  it("of what is sent and answered says what it is", () => {
    const named = Object.entries((document.components?.schemas ?? {}) as Record<string, JsonSchema>).flatMap(([name, schema]) => undescribed(schema, name));
    const bodies = operations.flatMap(([at, { requestBody, responses = {} }]) => [requestBody, ...Object.values(responses)].flatMap((part) => Object.values(part?.content ?? {}).flatMap(({ schema }) => undescribed(schema, at))));
    expect([...new Set([...named, ...bodies])]).toEqual([]);
  });

  it("of an address says what it is", () => {
    expect(operations.flatMap(([at, { parameters = [] }]) => parameters.filter(({ description }) => (description ?? "") === "").map(({ name }) => `${at}: ${name}`))).toEqual([]);
  });
});

describe("what makes something", () => {
  it("can be asked for with an Idempotency-Key, wherever it answers that it was made", () => {
    const making = OPERATIONS.filter(({ method, answers, tag }) => method === "post" && tag !== "Monolith" && (201 in answers || 202 in answers));
    expect(making.length).toBeGreaterThan(6);
    for (const { id, headers } of making) expect([id, Object.keys(headers?.shape ?? {})]).toEqual([id, ["Idempotency-Key"]]);
  });
});

function shapeOf(answer: (typeof OPERATIONS)[number]["answers"][number] | undefined): object {
  const schema = answer?.content?.["application/json"]?.schema as { shape?: object } | undefined;
  return schema?.shape ?? {};
}

describe("a route", () => {
  it("answers every other method with 405 and those that it takes", async () => {
    for (const route of (await routes()).filter(({ address }) => address.startsWith("/api/"))) {
      const own = handled(route);
      const [, exported = "", taken = ""] = /export const \{([^}]*)\} = otherMethods\(([^)]*)\)/.exec(route.text) ?? [];
      const words = (text: string): string[] => text.replaceAll('"', "").split(",").map((word) => word.trim()).filter(Boolean).sort();
      expect([route.address, words(taken)]).toEqual([route.address, [...own].sort()]);
      expect([route.address, words(exported)]).toEqual([route.address, [...METHODS.filter((method) => !own.includes(method)), "OPTIONS"].sort()]);
    }
  });
});

describe("the page of the API", () => {
  it("shows every operation with a call to copy, and finds by any word of it", () => {
    const all = apiReference("");
    expect(all.tags.flatMap(({ operations }) => operations)).toHaveLength(OPERATIONS.length);
    for (const operation of all.tags.flatMap(({ operations }) => operations)) expect(operation.curl).toContain("curl ");
    expect(apiReference("samples submission").tags.flatMap(({ operations }) => operations.map(({ id }) => id))).toContain("listSamples");
    expect(apiReference("no such word").tags).toEqual([]);
  });
});
