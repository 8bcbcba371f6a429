import { isObject, type Document } from "./document";
import type { SubmissionFormat } from "./types";

/** The format of a readable file by the shape of its first part, or null. */
export function detectFormat(document: Document): SubmissionFormat | null {
  switch (document.kind) {
    case "records":
      return recordFormat(document.records[0]?.value ?? {});
    case "map":
      return mapFormat(document.entries);
    case "list":
      return listFormat(document.items);
  }
}

/** The format that an object with these fields belongs to, or null. */
export function recordFormat(value: Record<string, unknown>): SubmissionFormat | null {
  const has = (name: string) => Object.hasOwn(value, name);
  if (has("doc_id") && has("filtered_resps")) return "lm-eval";
  if (has("question_id") && has("code_list")) return "livecodebench";
  if (has("task_id") && has("solution") && has("raw_solution")) return "bigcodebench";
  if (has("task_id") && (has("solution") || has("completion"))) return "evalplus";
  if (has("problem") && has("code")) return "afterburner";
  if (has("problem_id") && has("solution")) return "generations";
  return null;
}

/** An object that is itself a record (a file of one sample), and not a map with such names for keys. */
export function isSingleRecord(entries: [string, unknown][]): boolean {
  const value = Object.fromEntries(entries);
  const ids = [value.problem, value.task_id, value.problem_id, value.question_id, value.doc_id];
  return recordFormat(value) !== null && ids.some((id) => typeof id === "string" || typeof id === "number");
}

function mapFormat(entries: [string, unknown][]): SubmissionFormat | null {
  const first = entries.map(([, value]) => value).find((value) => !Array.isArray(value) || value.length > 0);
  const items = Array.isArray(first) ? first : [first];
  if (items.every((item) => typeof item === "string" || item === null)) return "apps";
  return Array.isArray(first) && items.some((item) => isObject(item)) ? "mercury" : null;
}

function listFormat(items: unknown[]): SubmissionFormat | null {
  const isCodes = (item: unknown) => typeof item === "string" || item === null || Array.isArray(item);
  return items.length > 0 && isCodes(items[0]) ? "apps" : null;
}
