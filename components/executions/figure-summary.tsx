import * as format from "@/components/format";
import { Mark } from "@/components/ui/mark";
import { KIND_COLOR, KIND_TEXT, KIND_TINT, type FigureKind } from "@/components/ui/metrics";
import { markPath } from "@/components/ui/mark";
import { Term } from "@/components/ui/term";
import type { TermId } from "@/components/ui/glossary";
import type { ExecutionView } from "@/lib/core/views/executions";

interface SummaryProps {
  kind: Exclude<FigureKind, "pass">;
  term: TermId;
  value: string;
  error: string | null;
  note: string | null;
  /** Share of the reference solutions that are as slow or large, or more so. */
  beyond: number | null;
  fastest: string | null;
}

/** Where the figure stands among the reference solutions: 0 % at the left, better than all at the right. */
function Position({ kind, beyond }: { kind: FigureKind; beyond: number }) {
  return (
    <span aria-hidden className="relative mt-1.5 block h-2.5 w-full">
      <span className="absolute inset-x-0 top-1 h-0.5 bg-line" />
      <span className="absolute top-0.5 h-1.5 rounded-sm" style={{ width: `${beyond * 100}%`, background: KIND_TINT[kind] }} />
      <svg className="absolute top-[5px] overflow-visible" style={{ left: `${beyond * 100}%` }} width="1" height="1"><path d={markPath(kind, 8)} fill={KIND_COLOR[kind]} /></svg>
    </span>
  );
}

function Summary({ kind, term, value, error, note, beyond, fastest }: SummaryProps) {
  return (
    <div className="min-w-0">
      <p className="text-xs text-soft">
        <Mark kind={kind} size={6} className="mr-1.5 inline-block" /><Term id={term} className={KIND_TEXT[kind]} />
      </p>
      <p className="mt-0.5 text-xl font-semibold">
        {value}
        {error ? <span className="ml-2 text-sm font-normal text-soft">{error}</span> : null}
      </p>
      {beyond === null ? <p className="text-sm text-soft">No position among reference solutions yet.</p> : (
        <>
          <Position kind={kind} beyond={beyond} />
          <p className="mt-1 text-sm">As good as or better than <b className="font-semibold">{format.percent(beyond)}</b> of the reference solutions.</p>
        </>
      )}
      {fastest ? <p className="text-xs text-soft">Fastest reference solution: {fastest}</p> : null}
      {note ? <p className="text-xs text-soft">{note}</p> : null}
    </div>
  );
}

const SOURCES: Record<string, string> = {
  cgroup_v2_peak: "From the kernel's control group (v2).",
  cgroup_v1_max_usage: "From the kernel's control group (v1).",
  rss_tree: "From the resident memory of all processes, sampled.",
};

/** Time, memory and integral with their errors and places among the reference solutions. */
export function FigureSummary({ view }: { view: ExecutionView }) {
  const { figures, beyond } = view;
  if (figures === null) return null;
  const best = view.fastestReference?.figures;
  return (
    <div className="grid gap-x-10 gap-y-6 sm:grid-cols-3">
      <Summary
        kind="time" term="wall-time" value={format.time(figures.wallNs)} beyond={beyond?.t ?? null} fastest={best ? format.time(best.wallNs) : null}
        error={view.wallRelativeError === null ? null : `±${format.percent(view.wallRelativeError)}`} note={`Processor time ${format.time(figures.cpuNs)}.`}
      />
      <Summary
        kind="memory" term="peak-memory" value={format.memory(figures.peakBytes)} beyond={beyond?.m ?? null} fastest={best ? format.memory(best.peakBytes) : null}
        error={null} note={view.peakSource === null ? null : (SOURCES[view.peakSource] ?? view.peakSource)}
      />
      <Summary
        kind="integral" term="integral" value={format.integral(figures.integralByteSeconds)} beyond={beyond?.i ?? null} fastest={best ? format.integral(best.integralByteSeconds) : null}
        error={view.integralErrorByteSeconds === null ? null : `±${format.integral(view.integralErrorByteSeconds)}`} note={null}
      />
    </div>
  );
}
