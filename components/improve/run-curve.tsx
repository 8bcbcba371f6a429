import * as format from "@/components/format";
import { ticksFromZero } from "@/components/charts/axis";
import { CurvesChart, type Curve } from "@/components/charts/curves-chart";
import { ChartFrame } from "@/components/charts/frame";
import { KIND_COLOR, METRIC_STYLES } from "@/components/ui/metrics";
import { publishedCurves, PUBLISHED_SOURCE } from "@/lib/core/improvement";
import { METRICS, type Metric } from "@/lib/core/views/common";
import type { CurvePoint } from "@/lib/core/views/improvement";

const HEIGHT = 240;

interface RunCurveProps {
  points: readonly CurvePoint[];
  /** What the drawn line is called. */
  name: string;
  setSlug: string;
}

/** The scores of a run over its iterations, each beside the paper's curves where it has any. */
export function RunCurve({ points, name, setSlug }: RunCurveProps) {
  const { set, curves } = publishedCurves(setSlug);
  return (
    <div>
      <div className="grid gap-x-8 gap-y-6 lg:grid-cols-2">
        {METRICS.map((metric) => <MetricCurve key={metric} metric={metric} points={points} name={name} published={publishedOf(metric, curves)} />)}
      </div>
      <p className="mt-3 max-w-[75ch] text-xs text-soft">
        Dashed: published, not measured here. <a className="link" href={PUBLISHED_SOURCE.url} rel="noreferrer noopener">{PUBLISHED_SOURCE.name}</a>: models of its authors on {set}, on their hosts and against their references. Compare the shape, not the height.
      </p>
    </div>
  );
}

function publishedOf(metric: Metric, curves: ReturnType<typeof publishedCurves>["curves"]): Curve[] {
  return curves.flatMap(({ method, name, scores }) => {
    const values = scores[metric];
    return values === undefined ? [] : [{ id: `published-${method}`, name: `${name} (paper)`, color: "var(--color-faint)", dash: "4 3", thin: true, points: values.map((value, x) => ({ x, y: value / 100 })) }];
  });
}

function MetricCurve({ metric, points, name, published }: { metric: Metric; points: readonly CurvePoint[]; name: string; published: Curve[] }) {
  const { label, kind } = METRIC_STYLES[metric];
  const own: Curve = { id: "own", name, color: KIND_COLOR[kind], points: points.map((point) => ({ x: point.iteration, y: point[metric] })) };
  const curves = [own, ...published];
  const all = curves.flatMap((curve) => curve.points);
  const yTicks = ticksFromZero(Math.max(0.05, ...all.map(({ y }) => y)));
  const xTicks = ticksFromZero(Math.max(1, ...all.map(({ x }) => x)), 5).filter(Number.isInteger);
  const [first, last] = [points[0], points.at(-1)];
  const change = first && last ? `from ${format.percent(first[metric])} in iteration ${first.iteration} to ${format.percent(last[metric])} in iteration ${last.iteration}` : "no iteration yet";
  return (
    <ChartFrame title={<span style={{ color: KIND_COLOR[kind] }}>{label}</span>} caption="In %, over iterations." summary={`${label}: ${change}, with the paper's curves for comparison.`} height={HEIGHT}>
      <CurvesChart curves={curves} yTicks={yTicks} yTickLabels={yTicks.map((tick) => String(Number((tick * 100).toFixed(1))))} xTicks={xTicks} height={HEIGHT} />
    </ChartFrame>
  );
}
