/** An object's fields by their paths: `{ a: { b: 1 } }` is `[["a.b", "1"]]`. */
export function flattened(value: unknown, path = ""): [string, string][] {
  if (value === null || value === undefined) return [[path, "–"]];
  if (Array.isArray(value)) return [[path, value.length === 0 ? "–" : value.map(String).join(", ")]];
  if (typeof value !== "object") return [[path, typeof value === "boolean" ? (value ? "yes" : "no") : String(value)]];
  return Object.entries(value).flatMap(([name, inner]) => flattened(inner, path === "" ? name : `${path}.${name}`));
}
