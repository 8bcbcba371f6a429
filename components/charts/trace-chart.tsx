"use client";

import { Area, AreaChart, CartesianGrid, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import * as format from "@/components/format";
import { AXIS, GRID, ticksFromZero } from "./axis";
import { TooltipBox } from "./tooltip-box";

interface TraceChartProps {
  points: { tNs: number; bytes: number }[];
  /** Where one test case ends and the next begins. */
  bordersNs: number[];
  height: number;
}

/** Memory over time, from zero; the area is the memory integral. */
export function TraceChart({ points, bordersNs, height }: TraceChartProps) {
  const end = points.at(-1)?.tNs ?? 1;
  const xTicks = ticksFromZero(end / 1e6, 6).filter((ms) => ms <= end / 1e6);
  const yTicks = ticksFromZero(Math.max(...points.map((point) => point.bytes)) / 1e6, 4);
  const caseOf = (tNs: number) => bordersNs.filter((border) => border <= tNs).length + 1;
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 900, height }}>
      <AreaChart data={points.map((point) => ({ ms: point.tNs / 1e6, mb: point.bytes / 1e6 }))} margin={{ top: 12, right: 14, bottom: 18, left: 6 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} {...GRID} />
        <XAxis {...AXIS} type="number" dataKey="ms" domain={[0, end / 1e6]} ticks={xTicks} label={{ value: "time, ms", position: "insideBottom", offset: -10, fill: "var(--color-soft)", fontSize: 11 }} />
        <YAxis {...AXIS} type="number" width={44} axisLine={false} domain={[0, yTicks.at(-1) ?? 1]} ticks={yTicks} label={{ value: "MB", position: "insideTopLeft", offset: -8, dy: -14, dx: 14, fill: "var(--color-soft)", fontSize: 11 }} />
        {bordersNs.map((border) => (
          <ReferenceLine key={border} x={border / 1e6} stroke="var(--color-edge)" strokeDasharray="2 3" strokeOpacity={bordersNs.length > 60 ? 0.25 : 0.6} />
        ))}
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: "var(--color-edge)" }}
          content={({ active, payload }) => {
            const point = payload[0]?.payload as { ms: number; mb: number } | undefined;
            return active && point ? (
              <TooltipBox
                title={bordersNs.length > 0 ? `Test case ${caseOf(point.ms * 1e6)} of ${bordersNs.length + 1}` : "Memory"}
                rows={[["Time", format.time(point.ms * 1e6)], ["Memory", format.memory(point.mb * 1e6)]]}
              />
            ) : null;
          }}
        />
        <Area type="linear" dataKey="mb" stroke="var(--color-memory)" strokeWidth={1.5} fill="var(--color-memory-tint)" fillOpacity={0.8} isAnimationActive={false} dot={false} activeDot={{ r: 3 }} />
      </AreaChart>
    </ResponsiveContainer>
  );
}
