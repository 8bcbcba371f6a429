import { highlightLines, type CodeLine } from "./highlight";
import { CopyButton } from "./copy-button";

export function CodeTokens({ line }: { line: CodeLine }) {
  return (
    <>
      {line.map((token, index) => (
        <span key={index} style={token.color ? { color: token.color } : undefined}>{token.content}</span>
      ))}
      {"\n"}
    </>
  );
}

interface CodeBlockProps {
  code: string;
  /** Our language id ("python3"), or null for plain text. */
  language: string | null;
  label: string;
  numbered?: boolean;
  copy?: boolean;
  /** Breaks long lines: for prose. */
  wrap?: boolean;
}

/**
 * Code, highlighted on the server, with line numbers that copying leaves out.
 * Nothing to see is said in words: an empty box looks like a fault, and is none where a model answered nothing.
 */
export async function CodeBlock({ code, language, label, numbered = false, copy = true, wrap = false }: CodeBlockProps) {
  if (code.trim() === "") {
    return <p className="rounded-lg bg-sunken px-4 py-3 text-sm text-soft">{label}: {code === "" ? "empty" : "nothing but white space"}.</p>;
  }
  const lines = await highlightLines(code, language);
  return (
    <div className="flex items-start rounded-lg bg-sunken">
      <pre tabIndex={0} role="group" aria-label={label} className="max-h-[70vh] min-w-0 flex-1 overflow-auto py-3 font-mono text-xs leading-[1.55]">
        <code className={wrap ? "block whitespace-pre-wrap [overflow-wrap:anywhere]" : "block w-max min-w-full"}>
          {lines.map((line, index) => (
            <span key={index} className={`block pr-4 ${numbered ? "before:mr-4 before:inline-block before:w-10 before:text-right before:text-faint before:content-[attr(data-n)]" : "pl-4"}`} data-n={index + 1}>
              <CodeTokens line={line} />
            </span>
          ))}
        </code>
      </pre>
      {copy ? <div className="shrink-0 p-2"><CopyButton text={code} /></div> : null}
    </div>
  );
}
