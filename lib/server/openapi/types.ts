import type { FieldView } from "@/lib/core/views/api-reference";

/** The part of JSON Schema that our document uses. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  items?: JsonSchema;
  prefixItems?: JsonSchema[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  propertyNames?: JsonSchema;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  maxItems?: number;
}

/** Deeper objects are told in one line. */
const DEEPEST = 3;

/** A schema as a short type: names of schemas for references, bounds where there are any. */
export function typeOf(schema: JsonSchema): string {
  if (schema.$ref) return schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants) return [...new Set(variants.map(typeOf))].join(" | ");
  if (schema.allOf) return schema.allOf.map(typeOf).join(" & ");
  const types = [schema.type ?? "any"].flat();
  return types.map((type) => plain(type, schema)).join(" | ");
}

function plain(type: string, schema: JsonSchema): string {
  if (type === "array") return schema.prefixItems ? `[${schema.prefixItems.map(typeOf).join(", ")}]` : listOf(schema);
  if (type === "object") return objectOf(schema);
  if (type === "integer" || type === "number") return `${type}${bounds(schema.minimum, schema.maximum)}`;
  if (type !== "string") return type;
  if (schema.format) return schema.format;
  return schema.maxLength === undefined ? type : `${type}, at most ${schema.maxLength.toLocaleString("en")}`;
}

function listOf({ items = {}, maxItems }: JsonSchema): string {
  const inner = typeOf(items);
  return `${inner.includes(" ") ? `(${inner})` : inner}[]${maxItems === undefined ? "" : `, at most ${maxItems.toLocaleString("en")}`}`;
}

function objectOf({ properties, additionalProperties, propertyNames }: JsonSchema): string {
  if (properties) return `{ ${Object.entries(properties).map(([name, inner]) => `${name}: ${typeOf(inner)}`).join(", ")} }`;
  if (typeof additionalProperties !== "object") return "object";
  return `{ [${propertyNames?.enum ? typeOf(propertyNames) : "name"}]: ${typeOf(additionalProperties)} }`;
}

function bounds(minimum: number | undefined, maximum: number | undefined): string {
  const low = minimum === undefined || minimum < -1e15 ? null : minimum.toLocaleString("en");
  const high = maximum === undefined || maximum > 1e15 ? null : maximum.toLocaleString("en");
  if (low !== null && high !== null) return ` ${low}–${high}`;
  if (low !== null) return ` from ${low}`;
  return high === null ? "" : ` up to ${high}`;
}

/** The fields of an object, those of inner objects under their way from the top. */
export function fieldsOf(schema: JsonSchema, way = "", depth = 0): FieldView[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    const at = `${way}${name}`;
    const { schema: object, suffix } = innerObject(inner);
    const field = { name: at, type: object ? (suffix === "" ? "object" : `object${suffix}`) : typeOf(inner), isRequired: schema.required?.includes(name) ?? false, description: told(inner) };
    return object && depth < DEEPEST ? [field, ...fieldsOf(object, `${at}${suffix}.`, depth + 1)] : [object ? { ...field, type: typeOf(inner) } : field];
  });
}

function innerObject(schema: JsonSchema): { schema: JsonSchema | null; suffix: string } {
  if (schema.properties) return { schema, suffix: "" };
  return schema.items?.properties ? { schema: schema.items, suffix: "[]" } : { schema: null, suffix: "" };
}

function told({ description = "", default: value }: JsonSchema): string {
  return [description, ...(value === undefined || value === "" ? [] : [`Without it ${JSON.stringify(value)}.`])].filter(Boolean).join(" ");
}
