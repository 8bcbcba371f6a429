import { createCssVariablesTheme, createHighlighterCore, type HighlighterCore } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import cpp from "shiki/langs/cpp.mjs";
import go from "shiki/langs/go.mjs";
import java from "shiki/langs/java.mjs";
import javascript from "shiki/langs/javascript.mjs";
import python from "shiki/langs/python.mjs";
import rust from "shiki/langs/rust.mjs";
import bash from "shiki/langs/shellscript.mjs";
import json from "shiki/langs/json.mjs";

export interface CodeToken {
  content: string;
  color?: string;
}
export type CodeLine = CodeToken[];

/** Longer texts are shown plain: colouring them would hold up the page. */
const MAX_HIGHLIGHTED = 60_000;
const LANGUAGES: Record<string, string> = {
  python3: "python", cpp: "cpp", java: "java", javascript: "javascript", go: "go", rust: "rust", json: "json", shell: "shellscript",
};

/** Names of shiki's theme variables and the tokens of our own that they stand for. */
const COLORS: Record<string, string> = {
  "--ab-token-keyword": "var(--color-code-keyword)",
  "--ab-token-string": "var(--color-code-string)",
  "--ab-token-string-expression": "var(--color-code-string)",
  "--ab-token-constant": "var(--color-code-number)",
  "--ab-token-function": "var(--color-code-function)",
  "--ab-token-comment": "var(--color-code-comment)",
};

let opened: Promise<HighlighterCore> | undefined;

function highlighter(): Promise<HighlighterCore> {
  opened ??= createHighlighterCore({
    themes: [createCssVariablesTheme({ name: "ours", variablePrefix: "--ab-" })],
    langs: [python, cpp, java, javascript, go, rust, bash, json],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
  return opened;
}

/** A text as lines of coloured tokens. Unknown languages and very long texts come back uncoloured. */
export async function highlightLines(code: string, language: string | null): Promise<CodeLine[]> {
  const text = code.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  const lang = language === null ? undefined : LANGUAGES[language];
  if (lang === undefined || text.length > MAX_HIGHLIGHTED) return text.split("\n").map((line) => [{ content: line }]);
  const { tokens } = (await highlighter()).codeToTokens(text, { lang, theme: "ours" });
  return tokens.map((line) => line.map(({ content, color }) => toToken(content, color)));
}

function toToken(content: string, color: string | undefined): CodeToken {
  const name = /var\((--[\w-]+)/.exec(color ?? "")?.[1];
  const ours = name === undefined ? undefined : COLORS[name];
  return ours === undefined ? { content } : { content, color: ours };
}
