import { CodeTokens } from "@/components/ui/code";
import { highlightLines, type CodeLine } from "@/components/ui/highlight";
import { diffLines, sideBySide, type DiffLine } from "./line-diff";

interface DiffViewProps {
  /** What it is compared with. */
  before: string;
  beforeLabel: string;
  /** The code of this execution. */
  after: string;
  afterLabel: string;
  language: string;
  split: boolean;
}

const GUTTER = "w-9 shrink-0 pr-2 text-right text-faint select-none";
const ROW = "flex min-w-max";

const linesOf = (text: string) => text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");

function tint(kind: DiffLine["kind"] | "none"): string {
  return kind === "removed" ? "bg-bad-tint" : kind === "added" ? "bg-good-tint" : kind === "none" ? "bg-hover" : "";
}

interface LineProps {
  kind: DiffLine["kind"] | "none";
  number: number | null;
  tokens: CodeLine;
}

function Line({ kind, number, tokens }: LineProps) {
  const sign = kind === "removed" ? "−" : kind === "added" ? "+" : " ";
  return (
    <span className={`${ROW} ${tint(kind)}`}>
      <span className={GUTTER} aria-hidden>{number === null ? "" : number + 1}</span>
      <span className="w-4 shrink-0 select-none" aria-hidden>{sign}</span>
      {kind === "removed" ? <span className="sr-only">removed: </span> : kind === "added" ? <span className="sr-only">added: </span> : null}
      <span className="whitespace-pre"><CodeTokens line={tokens} /></span>
    </span>
  );
}

/** What differs between two programs, under or beside each other. */
export async function DiffView({ before, beforeLabel, after, afterLabel, language, split }: DiffViewProps) {
  const [left, right] = await Promise.all([highlightLines(before, language), highlightLines(after, language)]);
  const lines = diffLines(linesOf(before), linesOf(after));
  const box = "max-h-[80vh] overflow-auto rounded-lg bg-sunken py-3 font-mono text-xs leading-[1.55]";
  if (!split) {
    return (
      <pre tabIndex={0} role="group" aria-label={`Differences from ${beforeLabel} to ${afterLabel}`} className={box}>
        <code className="block w-max min-w-full">
          {lines.map((line, index) => (
            <Line key={index} kind={line.kind} number={line.kind === "removed" ? line.left : line.right} tokens={(line.kind === "removed" ? left[line.left] : right[line.right]) ?? []} />
          ))}
        </code>
      </pre>
    );
  }
  const rows = sideBySide(lines);
  const column = (side: "left" | "right") =>
    rows.map((row, index) => {
      const at = row[side];
      const kind = at === null ? "none" : !row.changed ? "same" : side === "left" ? "removed" : "added";
      return <Line key={index} kind={kind} number={at} tokens={at === null ? [] : ((side === "left" ? left : right)[at] ?? [])} />;
    });
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      {([["left", beforeLabel], ["right", afterLabel]] as const).map(([side, label]) => (
        <div key={side} className="min-w-0">
          <p className="mb-1 text-xs text-soft">{label}</p>
          <pre tabIndex={0} role="group" aria-label={label} className={box}><code className="block w-max min-w-full">{column(side)}</code></pre>
        </div>
      ))}
    </div>
  );
}
