import type { Harness, Language } from "@/lib/core/problem";
import { generateCpp } from "./generate-cpp";
import { generateGo } from "./generate-go";
import { generateJava } from "./generate-java";
import { generateJavascript } from "./generate-javascript";
import { generatePython } from "./generate-python";
import { generateRust } from "./generate-rust";
import type { InputLayout } from "./layout";
import type { Signature } from "./types";

const GENERATORS: Record<Language, (signature: Signature, layout: InputLayout) => string> = {
  python3: generatePython,
  cpp: generateCpp,
  java: generateJava,
  javascript: generateJavascript,
  go: generateGo,
  rust: generateRust,
};

/**
 * The program around a LeetCode-style solution: reads calls from stdin, prints one JSON value a line, and ends
 * with a failure where an input does not fit the types. The signature must be one that `parseSignature` read
 * from a starter code of this language: its types are written as the language writes them.
 */
export function generateHarness(language: Language, signature: Signature, layout: InputLayout): Harness {
  return { kind: "template", source: GENERATORS[language](signature, layout) };
}
