"use client";

import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, usePlotArea, useYAxisScale, XAxis, YAxis } from "recharts";
import { AXIS, GRID } from "./axis";
import { shorten, spreadVertically } from "./place-labels";
import { TooltipBox } from "./tooltip-box";

export interface Curve {
  id: string;
  name: string;
  color: string;
  dash?: string;
  /** Thin lines are for comparison. */
  thin?: boolean;
  points: { x: number; y: number }[];
}

interface CurvesChartProps {
  curves: Curve[];
  yTicks: number[];
  yTickLabels: string[];
  xTicks: number[];
  height: number;
}

function EndLabels({ curves }: { curves: Curve[] }) {
  const area = usePlotArea();
  const yScale = useYAxisScale();
  if (!area || !yScale) return null;
  const ends = spreadVertically(curves.map((curve) => yScale(curve.points.at(-1)?.y ?? 0) ?? 0), 13);
  return (
    <g>
      {curves.map((curve, index) => (
        <text key={curve.id} x={area.x + area.width + 8} y={(ends[index] ?? 0) + 4} fontSize={11} fill={curve.thin ? "var(--color-soft)" : curve.color} fontWeight={curve.thin ? 400 : 600}>
          {shorten(curve.name)}
        </text>
      ))}
    </g>
  );
}

/** Lines over iterations, each named at its end. */
export function CurvesChart({ curves, yTicks, yTickLabels, xTicks, height }: CurvesChartProps) {
  const xs = [...new Set(curves.flatMap((curve) => curve.points.map((point) => point.x)))].sort((a, b) => a - b);
  const rows = xs.map((x) => ({
    x,
    ...Object.fromEntries(curves.map((curve) => [curve.id, curve.points.find((point) => point.x === x)?.y ?? null])),
  }));
  const text = (y: number) => (y * 100).toFixed(1);
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 520, height }}>
      <LineChart data={rows} margin={{ top: 12, right: 130, bottom: 18, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} {...GRID} />
        <XAxis {...AXIS} type="number" dataKey="x" ticks={xTicks} domain={[xTicks[0] ?? 0, xTicks.at(-1) ?? 1]} label={{ value: "iteration", position: "insideBottom", offset: -10, fill: "var(--color-soft)", fontSize: 11 }} />
        <YAxis {...AXIS} width={36} axisLine={false} ticks={yTicks} domain={[0, yTicks.at(-1) ?? 1]} tickFormatter={(value: number) => yTickLabels[yTicks.indexOf(value)] ?? ""} />
        <Tooltip
          isAnimationActive={false}
          content={({ active, label, payload }) =>
            active && payload.length > 0 ? (
              <TooltipBox title={`Iteration ${String(label)}`} rows={payload.map((item) => [String(item.name), text(Number(item.value))])} />
            ) : null
          }
        />
        {curves.map((curve) => (
          <Line
            key={curve.id} dataKey={curve.id} name={curve.name} stroke={curve.color} strokeWidth={curve.thin ? 1.2 : 2.2} connectNulls isAnimationActive={false}
            dot={{ r: curve.thin ? 1.8 : 2.6, fill: curve.color, strokeWidth: 0 }} {...(curve.dash ? { strokeDasharray: curve.dash } : {})}
          />
        ))}
        <EndLabels curves={curves} />
      </LineChart>
    </ResponsiveContainer>
  );
}
