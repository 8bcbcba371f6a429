"use client";

import { useMemo } from "react";
import { ChartFrame } from "@/components/charts/frame";
import type { ChartKind } from "./chart-kinds";
import { FiguresTable } from "./figures-table";
import { valueOf } from "./format";
import { Legend } from "./legend";
import { lineStyle } from "./lines";
import { lastValue, stepRows, type Sample } from "./series";
import { StepChart } from "./step-chart";

const HEIGHT = 170;
/** Points that are drawn of one line. */
export const MOST_DRAWN = 400;

/** Drawings of a row stand at the same height, however long the words above them are. */
export const CHART_BOX = "flex min-w-0 flex-col [&>figure]:flex [&>figure]:flex-1 [&>figure]:flex-col [&>figure>[role=img]]:mt-auto";

interface MetricChartProps {
  kind: Pick<ChartKind, "title" | "caption" | "unit">;
  /** What is drawn: a line's key in `series` and its name. The same array as long as nothing changes: what is not new is not drawn anew. */
  lines: readonly { id: string; name: string }[];
  series: ReadonlyMap<string, readonly Sample[]>;
  lastStep: number;
  hasDots?: boolean;
}

/** One chart of a run, or of several: lines with their last values, and the figures as a table. */
export function MetricChart({ kind, lines, series, lastStep, hasDots = false }: MetricChartProps) {
  const { title, caption, unit } = kind;
  const shown = useMemo(() => lines.map((line, position) => ({ ...line, ...lineStyle(position), hasDots })).filter(({ id }) => lastValue(series.get(id)) !== null), [lines, series, hasDots]);
  const rows = useMemo(() => stepRows(series, shown.map(({ id }) => id), MOST_DRAWN), [series, shown]);
  const items = shown.map(({ id, name, color, dash }) => ({ id, name, color, dash, value: valueOf(lastValue(series.get(id)), unit) }));
  const summary = `${title} over steps: ${items.map(({ name, value }) => `${name} ${value}`).join(", ")} at step ${rows.at(-1)?.step ?? 0}.`;
  return (
    <div className={CHART_BOX}>
      <ChartFrame title={title} caption={caption} summary={summary} height={HEIGHT} header={<Legend items={items} />}>
        <StepChart rows={rows} lines={shown} unit={unit} lastStep={lastStep} height={HEIGHT} />
      </ChartFrame>
      <FiguresTable title={title} rows={rows} columns={shown} unit={unit} />
    </div>
  );
}
