"use client";

import { useMemo } from "react";
import type { TrainingView } from "@/lib/core/views/training";
import { CHART_KINDS, TIME_METRICS } from "./chart-kinds";
import { MetricChart } from "./metric-chart";
import { lastValue, type HeldMetrics, type Sample } from "./series";
import { isOpen } from "./state";
import { TimeChart } from "./time-chart";

const SCORE_LINES = [{ id: "beyondI", name: "Beyond-I" }, { id: "passAt1", name: "Pass@1" }];

/** Every chart that has data; what is told first stands first. */
export function Charts({ run, metrics: { series } }: { run: TrainingView; metrics: HeldMetrics }) {
  const scores = useMemo(() => scoreSeries(run.checkpoints), [run.checkpoints]);
  const kinds = CHART_KINDS.filter(({ lines }) => lines.some(({ metric }) => lastValue(series.get(metric)) !== null));
  const hasTime = lastValue(series.get(TIME_METRICS.step)) !== null;
  if (kinds.length === 0) {
    return <p className="mt-8 border-y border-line py-10 text-center text-sm text-soft">{isOpen(run.state) ? "The charts begin with the first step." : "The run ended before its first step."}</p>;
  }
  const lastStep = Math.max(run.step, ...[...series.values()].map((samples) => samples.at(-1)?.step ?? 0));
  const [first, ...rest] = kinds;
  return (
    <section aria-label="Charts" className="mt-8 grid gap-x-8 gap-y-7 md:grid-cols-2 xl:grid-cols-3">
      {first ? <KindChart kind={first} series={series} lastStep={lastStep} /> : null}
      {scores.size > 0 ? (
        <MetricChart
          kind={{ title: "Scores of checkpoints", caption: "Of those that were evaluated, on the set of the run.", unit: "share" }} series={scores} lastStep={lastStep} hasDots
          lines={SCORE_LINES}
        />
      ) : null}
      {rest.map((kind) => <KindChart key={kind.id} kind={kind} series={series} lastStep={lastStep} />)}
      {hasTime ? <TimeChart series={series} lastStep={lastStep} /> : null}
    </section>
  );
}

function KindChart({ kind, series, lastStep }: { kind: (typeof CHART_KINDS)[number]; series: HeldMetrics["series"]; lastStep: number }) {
  const lines = useMemo(() => kind.lines.map(({ metric, name }) => ({ id: metric, name })), [kind]);
  return <MetricChart kind={kind} lines={lines} series={series} lastStep={lastStep} />;
}

/** Scores of evaluated checkpoints over their steps. */
export function scoreSeries(checkpoints: TrainingView["checkpoints"]): Map<string, readonly Sample[]> {
  const scored = checkpoints.filter(({ evaluation }) => evaluation?.passAt1 !== null && evaluation?.passAt1 !== undefined);
  if (scored.length === 0) return new Map();
  const of = (metric: "passAt1" | "beyondI") => scored.map(({ step, evaluation }, seq) => ({ seq, step, value: evaluation?.[metric] ?? null }));
  return new Map([["beyondI", of("beyondI")], ["passAt1", of("passAt1")]]);
}
