import { VERDICT_MEANING, VERDICTS, type Verdict } from "@/lib/core/verdict";

type Group = "good" | "bad" | "limit" | "crash" | "ours";

const GROUPS: Record<Verdict, Group> = {
  AC: "good", WA: "bad", TLE: "limit", MLE: "limit", OLE: "limit", RE: "crash", CE: "crash", IE: "ours",
};

const TEXT: Record<Group, string> = {
  good: "text-good bg-good-tint", bad: "text-bad bg-bad-tint", limit: "text-limit bg-limit-tint",
  crash: "text-ink bg-sunken", ours: "text-warn bg-warn-tint",
};

/** Fill of a verdict in bars: colour by kind of fault, pattern within a kind. */
const FILL: Record<Verdict, { className: string; color: string; hatch?: string }> = {
  AC: { className: "", color: "var(--color-good)" },
  WA: { className: "", color: "var(--color-bad)" },
  TLE: { className: "", color: "var(--color-limit)" },
  MLE: { className: "hatch", color: "var(--color-limit-tint)", hatch: "var(--color-limit)" },
  OLE: { className: "dots", color: "var(--color-limit-tint)", hatch: "var(--color-limit)" },
  RE: { className: "", color: "var(--color-faint)" },
  CE: { className: "hatch", color: "var(--color-sunken)", hatch: "var(--color-faint)" },
  IE: { className: "dots", color: "var(--color-warn-tint)", hatch: "var(--color-warn)" },
};

/** The verdict's code with its meaning on hover and for screen readers. */
export function VerdictBadge({ verdict, long = false }: { verdict: Verdict; long?: boolean }) {
  return (
    <span
      title={VERDICT_MEANING[verdict]}
      className={`inline-block rounded px-1.5 py-px text-2xs font-semibold tracking-wide ${TEXT[GROUPS[verdict]]}`}
    >
      {verdict}
      {long ? <span className="font-medium tracking-normal"> · {VERDICT_MEANING[verdict]}</span> : <span className="sr-only">, {VERDICT_MEANING[verdict]}</span>}
    </span>
  );
}

function fillStyle(verdict: Verdict): React.CSSProperties {
  const fill = FILL[verdict];
  return { backgroundColor: fill.color, ...(fill.hatch ? ({ "--hatch": fill.hatch } as React.CSSProperties) : {}) };
}

interface VerdictBarProps {
  counts: Partial<Record<Verdict, number>>;
  total: number;
}

/** Judged samples by verdict, and what is still to come, as one bar; the legend carries the numbers. */
export function VerdictBar({ counts, total }: VerdictBarProps) {
  const present = VERDICTS.filter((verdict) => (counts[verdict] ?? 0) > 0);
  return (
    <div aria-hidden className="flex h-3.5 w-full gap-px overflow-hidden rounded-sm bg-sunken">
      {present.map((verdict) => (
        <span
          key={verdict}
          className={`min-w-0.5 transition-[width] duration-500 ${FILL[verdict].className}`}
          style={{ width: `${((counts[verdict] ?? 0) / Math.max(1, total)) * 100}%`, ...fillStyle(verdict) }}
        />
      ))}
    </div>
  );
}

export function VerdictSwatch({ verdict }: { verdict: Verdict }) {
  return <span aria-hidden className={`inline-block size-2.5 shrink-0 rounded-[2px] ${FILL[verdict].className}`} style={fillStyle(verdict)} />;
}
