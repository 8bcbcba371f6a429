import type { Operation } from "./contract";

const SERVER = "$AFTERBURNER";
/** What stands in an example where it says nothing better. */
const EXAMPLE_ID = "019f0000-0000-7000-8000-000000000000";

/** A call as one types it in a shell: with the server's address and a key in variables. */
export function curlOf({ method, path, params, body, access, tag, example = {} }: Operation): string {
  const address = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(example.params?.[name] ?? (params && name in params.shape ? EXAMPLE_ID : name)));
  const query = new URLSearchParams(example.query).toString();
  const lines = [
    ...(method === "get" ? [] : [`-X ${method.toUpperCase()}`]),
    ...(access === "public" || tag === "Monolith" ? [] : [`-H "Authorization: Bearer $AFTERBURNER_KEY"`]),
    ...Object.entries(example.headers ?? {}).map(([name, value]) => `-H '${name}: ${value}'`),
    ...Object.entries(example.form ?? {}).map(([name, value]) => `-F ${name}=${value}`),
    ...(body?.["application/octet-stream"] && !example.form ? [`-H 'Content-Type: application/octet-stream'`, `--data-binary @${example.query?.fileName ?? "FILE"}`] : []),
    ...(body?.["application/json"] ? [`-H 'Content-Type: application/json'`, `-d '${JSON.stringify(body["application/json"].example ?? {}).replaceAll("'", String.raw`'\''`)}'`] : []),
  ];
  return [`curl "${SERVER}${address}${query === "" ? "" : `?${query}`}"`, ...lines].join(" \\\n  ");
}

