"use client";

import { useState } from "react";
import { CartesianGrid, ResponsiveContainer, Scatter, ScatterChart, XAxis, YAxis } from "recharts";
import { AXIS, GRID } from "./axis";
import { PointLayer, type ChartPoint } from "./point-layer";
import { TooltipBox } from "./tooltip-box";

export interface PointAxis {
  domain: [number, number];
  ticks: number[];
  /** Texts of the ticks, one each. */
  tickLabels: string[];
  label?: string;
  log?: boolean;
}

interface PointChartProps {
  points: ChartPoint[];
  x: PointAxis;
  y: PointAxis | { domain: [number, number]; hidden: true };
  height: number;
}

/** Marks in a plane. Axes, names and tooltip are those of every chart here. */
export function PointChart({ points, x, y, height }: PointChartProps) {
  const [hovered, setHovered] = useState<ChartPoint | null>(null);
  const [pointer, setPointer] = useState({ left: 0, top: 0, flip: false });
  const track = (event: React.MouseEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const left = event.clientX - box.left;
    setPointer({ left, top: event.clientY - box.top, flip: left > box.width / 2 });
  };
  const tickText = (axis: PointAxis) => (value: number) => axis.tickLabels[axis.ticks.indexOf(value)] ?? "";
  const shownY = "hidden" in y ? null : y;
  return (
    <div className="relative h-full" onMouseMove={track}>
      <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 520, height }}>
        <ScatterChart margin={{ top: 12, right: 14, bottom: x.label ? 18 : 0, left: 0 }} accessibilityLayer={false}>
          {shownY ? <CartesianGrid vertical={false} {...GRID} /> : <CartesianGrid horizontal={false} {...GRID} />}
          <XAxis
            {...AXIS} type="number" dataKey="x" domain={x.domain} ticks={x.ticks} tickFormatter={tickText(x)} scale={x.log ? "log" : "linear"}
            allowDataOverflow interval="preserveStartEnd"
            {...(x.label ? { label: { value: x.label, position: "insideBottom", offset: -10, fill: "var(--color-soft)", fontSize: 11 } } : {})}
          />
          <YAxis {...AXIS} type="number" dataKey="y" domain={y.domain} hide={!shownY} width={36} axisLine={false} allowDataOverflow {...(shownY ? { ticks: shownY.ticks, tickFormatter: tickText(shownY) } : {})} />
          <Scatter data={points} isAnimationActive={false} shape={() => <g />} />
          <PointLayer points={points} onHover={setHovered} />
        </ScatterChart>
      </ResponsiveContainer>
      {hovered ? (
        <div className="pointer-events-none absolute z-10 w-max max-w-64" style={{ left: pointer.left + (pointer.flip ? -12 : 12), top: pointer.top + 12, transform: pointer.flip ? "translateX(-100%)" : undefined }}>
          <TooltipBox {...hovered.tooltip} />
        </div>
      ) : null}
    </div>
  );
}
