import { isObject } from "./document";
import { quoted, shown, type FaultList } from "./faults";
import type { RawSample } from "./records";

/** Mercury: `{slug: [{task_id, completion}]}`. Read as it is asked for, like the others here. */
export function* readMercury(entries: [string, unknown][], faults: FaultList): Generator<RawSample> {
  for (const [slug, list] of entries) {
    if (!Array.isArray(list)) {
      faults.add("invalid_input", shown(slug), "is not a list of samples");
      continue;
    }
    for (const [position, item] of (list as unknown[]).entries()) {
      const where = `${shown(slug)}[${position}]`;
      const fault = mercuryFault(slug, item);
      if (fault) faults.add("invalid_input", where, fault);
      else yield { where, key: { id: slug }, language: null, code: (item as { completion?: unknown }).completion };
    }
  }
}

function mercuryFault(slug: string, item: unknown): string | null {
  if (!isObject(item)) return "is not an object with a completion";
  if (item.task_id === undefined || item.task_id === slug) return null;
  return `has the task_id ${quoted(String(item.task_id))} under the key ${quoted(slug)}`;
}

/** APPS `all_codes.json`: `{"0": ["code", ...], "1": "code"}`; the keys are positions in the set. */
export function* readCodesByIndex(entries: [string, unknown][], faults: FaultList): Generator<RawSample> {
  for (const [key, codes] of entries) {
    if (/^[0-9]{1,9}$/.test(key)) yield* codesOf(Number(key), codes);
    else faults.add("invalid_input", quoted(key), "is not the position of a problem (0, 1, ...)");
  }
}

/** The same as a bare list, by position; LiveCodeBench's bare lists read alike. */
export function* readCodeList(items: unknown[]): Generator<RawSample> {
  for (const [index, codes] of items.entries()) yield* codesOf(index, codes);
}

function codesOf(index: number, codes: unknown): RawSample[] {
  const list: unknown[] = Array.isArray(codes) ? codes : [codes];
  return list.map((code, position) => ({ where: `${index}[${position}]`, key: { index }, language: null, code }));
}
