import type { Parameter, Signature, SignatureReading, ValueType } from "./types";

/** Why a starter code has no harness; it ends the parsing and becomes a reading that is not ok. */
export class Unsupported extends Error {}

/** The source without block and line comments of the C family; strings are left as they are. */
export function withoutComments(source: string): string {
  return source.replace(/"(?:[^"\\\n]|\\.)*"|\/\*[^]*?\*\/|\/\/[^\n]*/g, (text) => (text.startsWith('"') ? text : " "));
}

/** Parts between commas that stand in no bracket. */
export function splitAtCommas(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = "";
  for (const character of text) {
    if ("([{<".includes(character)) depth++;
    if (")]}>".includes(character)) depth--;
    if (character === "," && depth === 0) {
      parts.push(part.trim());
      part = "";
    } else part += character;
  }
  if (part.trim() !== "") parts.push(part.trim());
  return parts;
}

/** The text of the bracket that opens at `open`, without the two brackets; null when it is never closed. */
export function bracketed(text: string, open: number): string | null {
  const [opening, closing] = text[open] === "(" ? ["(", ")"] : ["{", "}"];
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === opening) depth++;
    if (text[at] === closing && --depth === 0) return text.slice(open + 1, at);
  }
  return null;
}

export function squeezed(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}

export function unsupportedType(text: string): Unsupported {
  return new Unsupported(`the type "${squeezed(text)}" is none that a harness can read or print`);
}

/** The reading of `parse`, whose Unsupported becomes a reason. */
export function readingOf(parse: () => Signature): SignatureReading {
  try {
    const signature = parse();
    if (signature.returns === null && signature.parameters.length === 0) {
      return { ok: false, reason: `${signature.name} takes nothing and returns nothing` };
    }
    return { ok: true, signature };
  } catch (error) {
    if (error instanceof Unsupported) return { ok: false, reason: error.message };
    throw error;
  }
}

export function parameter(name: string, type: ValueType, isMutableReference = false): Parameter {
  return { name, type, isMutableReference };
}

/** Refuses a starter of a design problem ("class LRUCache"), whose calls are no single function's. */
export function requireSolution(classNames: string[]): void {
  if (classNames.includes("Solution")) return;
  const first = classNames[0];
  throw new Unsupported(first ? `the starter code is a class ${first}, not a function of Solution` : "the starter code has no class Solution");
}
