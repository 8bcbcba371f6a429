import * as format from "@/components/format";
import { ticksFromZero } from "@/components/charts/axis";
import { CurvesChart, type Curve } from "@/components/charts/curves-chart";
import { ChartFrame } from "@/components/charts/frame";
import { PointChart } from "@/components/charts/point-chart";
import type { ChartPoint } from "@/components/charts/point-layer";
import { KIND_COLOR, METRIC_STYLES } from "@/components/ui/metrics";
import type { Metric } from "@/lib/core/views/common";
import type { LeaderboardEntry } from "@/lib/core/views/leaderboard";

const HEIGHT = 300;

/** Area of a mark grows with the parameters; models of unknown size get a middle one. */
function markSize(billions: number | null): number {
  return billions === null ? 9 : Math.min(22, 5 + Math.sqrt(billions) * 1.6);
}

/** A short name, with method and iteration where a model has several entries. */
function shortName(entry: LeaderboardEntry, entries: readonly LeaderboardEntry[]): string {
  const name = entry.model.name.split("/").at(-1) ?? entry.model.name;
  const alone = entries.every((other) => other === entry || other.model.slug !== entry.model.slug);
  const method = format.method(entry.method, null);
  return alone ? name : `${name} ${method}${entry.iteration === null ? "" : ` ${entry.iteration}`}`;
}

function toPoint(entry: LeaderboardEntry, metric: Metric, entries: readonly LeaderboardEntry[]): ChartPoint {
  const { label, kind } = METRIC_STYLES[metric];
  const score = entry.metrics[metric];
  const pass = entry.metrics.passAt1;
  return {
    id: entry.submissionId,
    x: pass.mean,
    y: score.mean,
    label: shortName(entry, entries),
    size: markSize(entry.model.sizeBillions),
    kind,
    open: entry.origin === "published",
    href: `/submissions/${entry.submissionId}`,
    tooltip: {
      title: entry.model.name,
      rows: [
        ["Method", format.method(entry.method, entry.iteration)],
        [label, `${format.points(score.mean)} ${format.plusMinus(score)}`],
        ["Pass@1", `${format.points(pass.mean)} ${format.plusMinus(pass)}`],
        ["Size", format.parameters(entry.model.sizeBillions)],
      ],
    },
  };
}

/** Pass@1 against a Beyond score: correct is not efficient. */
export function CorrectAgainstEfficient({ entries, metric }: { entries: LeaderboardEntry[]; metric: Metric }) {
  const shown: Metric = metric === "passAt1" ? "beyondI" : metric;
  const { label } = METRIC_STYLES[shown];
  const points = entries.map((entry) => toPoint(entry, shown, entries)).sort((a, b) => b.y - a.y);
  const ticks = ticksFromZero(Math.max(0.05, ...points.map((point) => point.y)) * 1.05);
  const across = [0, 0.2, 0.4, 0.6, 0.8, 1];
  return (
    <ChartFrame
      title="Correct is not efficient" caption={`${label} (up) against Pass@1 (across), both in %. One mark an entry, larger with more parameters.`}
      summary={`${label} against Pass@1 of ${entries.length} entries; the table above has the figures.`} height={HEIGHT}
    >
      <PointChart
        points={points} height={HEIGHT}
        x={{ domain: [0, 1], ticks: across, tickLabels: across.map((tick) => format.count(tick * 100)), label: "Pass@1, %" }}
        y={{ domain: [0, ticks.at(-1) ?? 1], ticks, tickLabels: ticks.map((tick) => String(Number((tick * 100).toFixed(1)))) }}
      />
    </ChartFrame>
  );
}

const DASHES = [undefined, "6 3", "2 3", "8 3 2 3"];

/** Series of the same model and method over at least two iterations, best first. */
export function iterationCurves(entries: readonly LeaderboardEntry[], metric: Metric): Curve[] {
  const groups = Map.groupBy(entries.filter((entry) => entry.iteration !== null), (entry) => `${entry.model.slug} ${entry.method}`);
  const series = [...groups].map(([id, group]) => ({
    id,
    name: group[0] ? `${group[0].model.name.split("/").at(-1)} ${format.method(group[0].method, null)}` : id,
    points: group.map((entry) => ({ x: entry.iteration ?? 0, y: entry.metrics[metric].mean })).sort((a, b) => a.x - b.x),
  }));
  return series
    .filter(({ points }) => new Set(points.map(({ x }) => x)).size >= 2)
    .sort((a, b) => (b.points.at(-1)?.y ?? 0) - (a.points.at(-1)?.y ?? 0))
    .slice(0, 8)
    .map((curve, index) => {
      const dash = DASHES[index % DASHES.length];
      const color = index === 0 ? KIND_COLOR[METRIC_STYLES[metric].kind] : "var(--color-faint)";
      return { ...curve, color, thin: index > 0, ...(dash ? { dash } : {}) };
    });
}

/** A score over the iterations of optimization. */
export function IterationCurves({ curves, metric }: { curves: Curve[]; metric: Metric }) {
  const { label } = METRIC_STYLES[metric];
  const highest = Math.max(...curves.flatMap((curve) => curve.points.map((point) => point.y)));
  const yTicks = ticksFromZero(highest);
  const xs = curves.flatMap((curve) => curve.points.map((point) => point.x));
  const xTicks = ticksFromZero(Math.max(1, ...xs), 6).filter(Number.isInteger);
  return (
    <ChartFrame
      title="Better with every iteration?" caption={`${label} in % over rounds of measured feedback.`}
      summary={`${label} over iterations of ${curves.length} series; the table above has the figures.`} height={HEIGHT}
    >
      <CurvesChart curves={curves} yTicks={yTicks} yTickLabels={yTicks.map((tick) => String(Number((tick * 100).toFixed(1))))} xTicks={xTicks} height={HEIGHT} />
    </ChartFrame>
  );
}
