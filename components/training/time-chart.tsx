"use client";

import { useMemo } from "react";
import { ChartFrame } from "@/components/charts/frame";
import { TIME_METRICS } from "./chart-kinds";
import { FiguresTable } from "./figures-table";
import { valueOf } from "./format";
import { Legend } from "./legend";
import { CHART_BOX, MOST_DRAWN } from "./metric-chart";
import { stepRows, type Sample, type StepRow } from "./series";
import { StepChart } from "./step-chart";

const HEIGHT = 170;
const PARTS = [
  { id: "generation", name: "generation", color: "var(--color-line-2)", dash: undefined },
  { id: "sandbox", name: "sandbox", color: "var(--color-line-3)", dash: undefined },
  { id: "update", name: "update", color: "var(--color-line-4)", dash: undefined },
] as const;

/** Where the time of each step goes, one part on top of the other. */
export function TimeChart({ series, lastStep }: { series: ReadonlyMap<string, readonly Sample[]>; lastStep: number }) {
  const rows = useMemo(() => timeRows(series), [series]);
  const last = rows.at(-1);
  const shown = PARTS.filter(({ id }) => rows.some((row) => (row[id] ?? 0) > 0));
  if (last === undefined || shown.length === 0) return null;
  const items = shown.map((part) => ({ ...part, value: valueOf(last[part.id], "seconds"), isArea: true }));
  const summary = `Time of a step: ${items.map(({ name, value }) => `${name} ${value}`).join(", ")} at step ${last.step}.`;
  return (
    <div className={CHART_BOX}>
      <ChartFrame title="Time of a step" caption="Seconds, one part on top of the other." summary={summary} height={HEIGHT} header={<Legend items={items} />}>
        <StepChart rows={rows} lines={shown} unit="seconds" lastStep={lastStep} height={HEIGHT} isStacked />
      </ChartFrame>
      <FiguresTable title="Time of a step" rows={rows} columns={shown} unit="seconds" />
    </div>
  );
}

/** `update` is what generation and sandbox leave of a step. */
export function timeRows(series: ReadonlyMap<string, readonly Sample[]>): StepRow[] {
  const { generation, sandbox, step } = TIME_METRICS;
  return stepRows(series, [step, generation, sandbox], MOST_DRAWN).flatMap((row) => {
    const [whole, generating, measuring] = [row[step] ?? null, row[generation] ?? 0, row[sandbox] ?? 0];
    return whole === null ? [] : [{ step: row.step, generation: generating, sandbox: measuring, update: Math.max(0, whole - generating - measuring) }];
  });
}
