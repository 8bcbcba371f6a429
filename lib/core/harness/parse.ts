import type { Language } from "@/lib/core/problem";
import { parseCpp } from "./parse-cpp";
import { parseGo } from "./parse-go";
import { parseJava } from "./parse-java";
import { parseJavascript } from "./parse-javascript";
import { parsePython } from "./parse-python";
import { parseRust } from "./parse-rust";
import type { SignatureReading } from "./types";

const PARSERS: Record<Language, (starter: string) => SignatureReading> = {
  python3: parsePython,
  cpp: parseCpp,
  java: parseJava,
  javascript: parseJavascript,
  go: parseGo,
  rust: parseRust,
};

/**
 * The function that a LeetCode-style starter code asks for, with the types it is written with.
 * Not ok, with the reason, where the starter is no single function (design problems) or has a type that
 * cannot be read from or printed as JSON. Never throws for what is in the text.
 */
export function parseSignature(language: Language, starter: string): SignatureReading {
  return PARSERS[language](starter);
}
