import * as format from "@/components/format";
import { logTicks, ticksFromZero } from "@/components/charts/axis";
import { ChartFrame } from "@/components/charts/frame";
import { PointChart, type PointAxis } from "@/components/charts/point-chart";
import type { ChartPoint } from "@/components/charts/point-layer";
import type { FigureKind } from "@/components/ui/metrics";
import type { FiguresView } from "@/lib/core/views/common";
import type { ProblemEntry, ProblemView, ReferenceFigure } from "@/lib/core/views/problems";
import { stack } from "./stack";

interface Figure {
  kind: Exclude<FigureKind, "pass">;
  title: string;
  unit: string;
  /** Value in the unit of the axis. */
  of: (figures: FiguresView) => number;
  write: (value: number) => string;
  beyond: (entry: ProblemEntry) => number;
}

const FIGURES: Figure[] = [
  { kind: "time", title: "Time", unit: "ms", of: (f) => f.wallNs / 1e6, write: (v) => format.time(v * 1e6), beyond: (e) => e.beyondT },
  { kind: "memory", title: "Peak memory", unit: "MB", of: (f) => f.peakBytes / 1e6, write: (v) => format.memory(v * 1e6), beyond: (e) => e.beyondM },
  { kind: "integral", title: "Memory integral", unit: "MB·s", of: (f) => f.integralByteSeconds / 1e6, write: (v) => format.integral(v * 1e6), beyond: (e) => e.beyondI },
];

/** Beyond this ratio a linear axis would press the small values together. */
const LOG_RATIO = 25;
const HEIGHT = 150;

function axisFor(values: number[], unit: string): PointAxis {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const log = low > 0 && high / low > LOG_RATIO;
  const ticks = log ? logTicks(low * 0.9, high * 1.1) : ticksFromZero(high * 1.02, 6);
  const text = (tick: number) => (tick >= 1000 ? format.count(tick) : String(Number(tick.toPrecision(3))));
  return { domain: [ticks[0] ?? 0, ticks.at(-1) ?? 1], ticks, tickLabels: ticks.map(text), label: log ? `${unit}, logarithmic` : unit, log };
}

interface Measured {
  figures: FiguresView;
}
const measured = <T extends { figures: FiguresView | null }>(item: T): item is T & Measured => item.figures !== null;

function pointsOf(figure: Figure, references: (ReferenceFigure & Measured)[], entries: (ProblemEntry & Measured)[], axis: PointAxis): ChartPoint[] {
  const rows = stack(references.map((reference) => figure.of(reference.figures)), axis);
  const people = references.map((reference, index): ChartPoint => ({
    id: reference.referenceId, x: figure.of(reference.figures), y: rows[index] ?? 0, size: 8, kind: figure.kind, quiet: true,
    ...(reference.executionId ? { href: `/executions/${reference.executionId}` } : {}),
    tooltip: { title: reference.label, rows: [[figure.title, figure.write(figure.of(reference.figures))]] },
  }));
  const models = entries.map((entry, index): ChartPoint => ({
    id: entry.submissionId, x: figure.of(entry.figures), y: 8.4 + (index % 3) * 1.8, size: 10, kind: figure.kind,
    label: entry.modelName.split("/").at(-1) ?? entry.modelName, href: `/executions/${entry.executionId}`,
    tooltip: { title: entry.modelName, rows: [[figure.title, figure.write(figure.of(entry.figures))], ["Beyond", format.percent(figure.beyond(entry))]] },
  }));
  return [...models, ...people];
}

/** Where the reference solutions lie by time, memory and integral, and where each entry stands among them. */
export function Distribution({ view }: { view: ProblemView }) {
  const references = view.references.filter(measured).filter((reference) => reference.verdict === "AC");
  const entries = view.entries.filter(measured).filter((entry) => entry.verdict === "AC").sort((a, b) => b.beyondI - a.beyondI);
  const none = references.length === 0 ? "The reference solutions are not measured on this machine yet." : null;
  return (
    <div className="grid gap-x-8 gap-y-6 lg:grid-cols-3">
      {FIGURES.map((figure) => {
        const axis = axisFor([...references, ...entries].map((item) => figure.of(item.figures)), figure.unit);
        return (
          <ChartFrame
            key={figure.kind} title={figure.title} empty={none} height={HEIGHT}
            caption={axis.log ? "Small marks: reference solutions. Large: models. The axis is logarithmic." : "Small marks: reference solutions. Large: models."}
            summary={`${figure.title} of ${references.length} reference solutions and ${entries.length} models; the tables below have the figures.`}
          >
            <PointChart points={pointsOf(figure, references, entries, axis)} x={axis} y={{ domain: [0, 14], hidden: true }} height={HEIGHT} />
          </ChartFrame>
        );
      })}
    </div>
  );
}
