"use client";

import { useRouter } from "next/navigation";
import { usePlotArea, useXAxisScale, useYAxisScale } from "recharts";
import { KIND_COLOR, type FigureKind } from "@/components/ui/metrics";
import { markPath } from "@/components/ui/mark";
import { placeLabels } from "./place-labels";

export interface ChartPoint {
  id: string;
  x: number;
  y: number;
  /** Name beside the mark; without one the mark stands alone. */
  label?: string;
  /** Edge length of the mark in pixels. */
  size: number;
  kind: FigureKind;
  open?: boolean;
  /** Drawn faintly, as the background of the others. */
  quiet?: boolean;
  href?: string;
  tooltip: { title: string; rows: [string, string][] };
}

interface PointLayerProps {
  points: readonly ChartPoint[];
  onHover: (point: ChartPoint | null) => void;
}

/** Marks at data positions, with names that cover neither marks nor each other. */
export function PointLayer({ points, onHover }: PointLayerProps) {
  const router = useRouter();
  const area = usePlotArea();
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  if (!area || !xScale || !yScale) return null;
  const placed = points.map((point) => ({ point, x: xScale(point.x) ?? 0, y: yScale(point.y) ?? 0 }));
  const labelled = placed.filter(({ point }) => point.label !== undefined);
  const labels = placeLabels(
    labelled.map(({ point, x, y }) => ({ id: point.id, x, y, r: point.size / 2 + 1, text: point.label ?? "" })),
    { left: area.x, top: area.y - 8, right: area.x + area.width + 8, bottom: area.y + area.height },
  );
  return (
    <g>
      {placed.map(({ point, x, y }) => {
        const color = KIND_COLOR[point.kind];
        const { href } = point;
        return (
          <path
            key={point.id}
            d={markPath(point.kind, point.size)} transform={`translate(${x},${y})`}
            fill={point.open ? "var(--color-page)" : color} fillOpacity={point.open ? 1 : point.quiet ? 0.3 : 0.85}
            stroke={color} strokeOpacity={point.quiet ? 0.55 : 1} strokeWidth={point.quiet ? 1 : 1.4}
            onMouseEnter={() => onHover(point)} onMouseLeave={() => onHover(null)}
            {...(href ? { onClick: () => router.push(href), cursor: "pointer" } : {})}
          />
        );
      })}
      {labels.filter((label) => label.far).map((label) => {
        const mark = placed.find(({ point }) => point.id === label.id);
        return mark ? <line key={label.id} x1={mark.x} y1={mark.y} x2={label.x} y2={label.y - 4} stroke="var(--color-edge)" strokeWidth={0.8} /> : null;
      })}
      {labels.map((label) => (
        <text key={label.id} x={label.x} y={label.y} textAnchor={label.anchor} fontSize={11} fill="var(--color-soft)" pointerEvents="none">
          {label.text}
        </text>
      ))}
    </g>
  );
}
