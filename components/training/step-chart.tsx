"use client";

import { memo } from "react";
import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { AXIS, GRID, ticksAroundZero, ticksFromZero } from "@/components/charts/axis";
import { TooltipBox } from "@/components/charts/tooltip-box";
import type { ChartKind } from "./chart-kinds";
import { valueOf } from "./format";
import type { StepRow } from "./series";

export interface DrawnLine {
  id: string;
  name: string;
  color: string;
  dash: string | undefined;
  /** Marks at each point: for lines of few. */
  hasDots?: boolean;
}

interface StepChartProps {
  rows: readonly StepRow[];
  lines: readonly DrawnLine[];
  unit: ChartKind["unit"];
  /** The last step on the axis: the same for all charts of a page. */
  lastStep: number;
  height: number;
  /** Areas on top of each other instead of lines. */
  isStacked?: boolean;
}

/** Values over optimizer steps; the axis holds zero. */
export const StepChart = memo(function StepChart({ rows, lines, unit, lastStep, height, isStacked = false }: StepChartProps) {
  const ticks = valueTicks(rows, lines, isStacked);
  const xTicks = ticksFromZero(Math.max(1, lastStep), 4).filter((tick) => Number.isInteger(tick) && tick <= Math.max(1, lastStep));
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 360, height }}>
      <ComposedChart data={[...rows]} margin={{ top: 6, right: 10, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} {...GRID} />
        <XAxis {...AXIS} type="number" dataKey="step" domain={[0, Math.max(1, lastStep)]} ticks={xTicks} allowDataOverflow />
        <YAxis {...AXIS} width={52} axisLine={false} ticks={ticks} domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]} tickFormatter={(value: number) => valueOf(value, unit)} />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: "var(--color-edge)" }}
          content={({ active, payload }) => {
            const row = payload[0]?.payload as StepRow | undefined;
            return active && row ? <TooltipBox title={`Step ${row.step}`} rows={lines.map(({ id, name }) => [name, valueOf(row[id], unit)])} /> : null;
          }}
        />
        {lines.map(({ id, color, dash, hasDots }) =>
          isStacked ? (
            <Area key={id} type="linear" stackId="all" dataKey={id} stroke={color} strokeWidth={1} fill={color} fillOpacity={0.45} isAnimationActive={false} dot={false} activeDot={false} />
          ) : (
            <Line
              key={id} type="linear" dataKey={id} stroke={color} strokeWidth={1.6} connectNulls isAnimationActive={false} activeDot={{ r: 2.5 }}
              dot={hasDots || rows.length === 1 ? { r: 2.4, fill: color, strokeWidth: 0 } : false} {...(dash ? { strokeDasharray: dash } : {})}
            />
          ),
        )}
      </ComposedChart>
    </ResponsiveContainer>
  );
});

function valueTicks(rows: readonly StepRow[], lines: readonly DrawnLine[], isStacked: boolean): number[] {
  const values = rows.flatMap((row) => {
    const held = lines.flatMap(({ id }) => row[id] ?? []);
    return isStacked ? [held.reduce((sum, value) => sum + value, 0)] : held;
  });
  const [lowest, highest] = values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [0, 0]);
  return ticksAroundZero(lowest, highest === 0 && lowest === 0 ? 1 : highest);
}
