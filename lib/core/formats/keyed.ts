import { isObject } from "./document";
import { quoted, type FaultList } from "./faults";
import type { RawSample } from "./records";

/** Mercury: `{slug: [{task_id, completion}]}`. */
export function readMercury(entries: [string, unknown][], faults: FaultList): RawSample[] {
  return entries.flatMap(([slug, list]) => {
    if (!Array.isArray(list)) {
      faults.add("invalid_input", slug, "is not a list of samples");
      return [];
    }
    return list.flatMap((item: unknown, position): RawSample[] => {
      const where = `${slug}[${position}]`;
      if (!isObject(item)) {
        faults.add("invalid_input", where, "is not an object with a completion");
        return [];
      }
      if (item.task_id !== undefined && item.task_id !== slug) {
        faults.add("invalid_input", where, `has the task_id ${quoted(String(item.task_id))} under the key ${quoted(slug)}`);
        return [];
      }
      return [{ where, key: { id: slug }, language: null, code: item.completion }];
    });
  });
}

/** APPS `all_codes.json`: `{"0": ["code", ...], "1": "code"}`; the keys are positions in the set. */
export function readCodesByIndex(entries: [string, unknown][], faults: FaultList): RawSample[] {
  return entries.flatMap(([key, codes]) => {
    if (!/^[0-9]{1,9}$/.test(key)) {
      faults.add("invalid_input", quoted(key), "is not the position of a problem (0, 1, ...)");
      return [];
    }
    return codesOf(Number(key), key, codes);
  });
}

/** The same as a bare list, by position; LiveCodeBench's bare lists read alike. */
export function readCodeList(items: unknown[]): RawSample[] {
  return items.flatMap((codes, index) => codesOf(index, String(index), codes));
}

function codesOf(index: number, name: string, codes: unknown): RawSample[] {
  const list: unknown[] = Array.isArray(codes) ? codes : [codes];
  return list.map((code, position) => ({ where: `${name}[${position}]`, key: { index }, language: null, code }));
}
