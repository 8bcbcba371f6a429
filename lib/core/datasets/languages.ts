import { LANGUAGES, type Language } from "@/lib/core/problem";

const ALIASES: Record<string, Language> = {
  py: "python3", python: "python3", "python 3": "python3",
  "c++": "cpp", cxx: "cpp", cc: "cpp",
  js: "javascript", node: "javascript", nodejs: "javascript",
  golang: "go",
  rs: "rust",
};

/** The language that a name from outside means ("py", "C++", "golang"), or null. */
export function parseLanguage(name: string): Language | null {
  const key = name.trim().toLowerCase();
  return LANGUAGES.find((language) => language === key) ?? (Object.hasOwn(ALIASES, key) ? (ALIASES[key] ?? null) : null);
}
