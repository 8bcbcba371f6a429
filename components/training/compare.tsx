"use client";

import Link from "next/link";
import { useEffect, useMemo, useState } from "react";
import * as format from "@/components/format";
import { DataTable } from "@/components/ui/data-table";
import { FIELD } from "@/components/ui/basics";
import { metricPageSchema, type MetricPage, type TrainingView } from "@/lib/core/views/training";
import { ask } from "./api";
import { CHART_KINDS, type ChartKind } from "./chart-kinds";
import { flattened } from "./flatten";
import { MetricChart } from "./metric-chart";
import { lastValue, NOTHING_HELD, withPage, type HeldMetrics, type Sample } from "./series";
import { isOpen, TrainingStateBadge } from "./state";

const EVERY_MS = 4000;
const MOST_POINTS = 1000;

export interface ComparedRun {
  run: TrainingView;
  page: MetricPage;
}

/** The same metrics of several runs in one chart each, and in what their settings differ. */
export function Compare({ compared }: { compared: readonly ComparedRun[] }) {
  const held = useMetrics(compared);
  const [other, setOther] = useState("");
  const runs = useMemo(() => compared.map(({ run }) => run), [compared]);
  const shown = CHART_KINDS.filter(({ lines: [line] }) => line && held.some(({ series }) => lastValue(series.get(line.metric)) !== null)).map(comparedKind);
  const known = new Set(shown.map(({ metric }) => metric));
  const others = [...new Set(held.flatMap(({ series }) => [...series.keys()]))].filter((metric) => !known.has(metric)).sort();
  const lastStep = Math.max(1, ...held.flatMap(({ series }) => [...series.values()].map((samples) => samples.at(-1)?.step ?? 0)));
  const chart = (kind: ComparedKind) => <RunsChart key={kind.metric} kind={kind} runs={runs} held={held} lastStep={lastStep} />;
  return (
    <>
      <RunTable runs={runs} />
      {shown.length === 0 ? <p className="mt-8 border-y border-line py-10 text-center text-sm text-soft">None of them has done a step yet.</p> : null}
      <section aria-label="Charts" className="mt-8 grid gap-x-8 gap-y-7 md:grid-cols-2 xl:grid-cols-3">
        {shown.map(chart)}
        {others.includes(other) ? chart({ metric: other, title: other, caption: "As the trainer calls it.", unit: "plain" }) : null}
      </section>
      {others.length > 0 ? (
        <label className="needs-script mt-6 block max-w-sm text-sm">
          <span className="mb-1 block font-medium">Another metric</span>
          <select className={FIELD} value={other} onChange={(event) => setOther(event.target.value)}>
            <option value="">None</option>
            {others.map((metric) => <option key={metric} value={metric}>{metric}</option>)}
          </select>
        </label>
      ) : null}
      <Differences runs={runs} />
    </>
  );
}

interface ComparedKind extends Pick<ChartKind, "title" | "caption" | "unit"> {
  metric: string;
}

/** Of several lines the first: a chart has one line for each run here. */
function comparedKind({ title, caption, unit, lines }: ChartKind): ComparedKind {
  const [line] = lines;
  return { title: lines.length === 1 ? title : `${title}: ${line?.name ?? ""}`, caption: lines.length === 1 ? caption : "", unit, metric: line?.metric ?? "" };
}

interface RunsChartProps {
  kind: ComparedKind;
  runs: readonly TrainingView[];
  held: readonly HeldMetrics[];
  lastStep: number;
}

function RunsChart({ kind, runs, held, lastStep }: RunsChartProps) {
  const { metric } = kind;
  const series = useMemo(() => new Map(runs.map(({ id }, position): [string, readonly Sample[]] => [id, held[position]?.series.get(metric) ?? []])), [runs, held, metric]);
  const lines = useMemo(() => runs.map(({ id, name }) => ({ id, name })), [runs]);
  return <MetricChart kind={kind} lines={lines} series={series} lastStep={lastStep} />;
}

/** Metrics of all of them; of those that go on, what is new is asked for while somebody looks. */
function useMetrics(compared: readonly ComparedRun[]): readonly HeldMetrics[] {
  const [held, setHeld] = useState(() => compared.map(({ page }) => withPage(NOTHING_HELD, page)));
  const [open, setOpen] = useState(() => compared.map(({ run }) => isOpen(run.state)));
  const ids = compared.map(({ run }) => run.id).join(",");
  useEffect(() => {
    if (!open.includes(true)) return;
    const controller = new AbortController();
    const timer = setTimeout(() => void look(), EVERY_MS);
    const look = async () => {
      if (document.visibilityState !== "visible") return setOpen((before) => [...before]);
      const { signal } = controller;
      const answers = await Promise.all(ids.split(",").map((id, index) => (open[index] ? ask(`/runs/${id}/metrics?since=${held[index]?.lastSeq ?? 0}&maxPoints=${MOST_POINTS}`, metricPageSchema, { signal }) : null)));
      if (signal.aborted) return;
      setHeld((before) => before.map((one, index) => (answers[index]?.ok ? withPage(one, answers[index].value) : one)));
      setOpen((before) => before.map((one, index) => (answers[index]?.ok ? isOpen(answers[index].value.state) : one)));
    };
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, [ids, held, open]);
  return held;
}

function RunTable({ runs }: { runs: readonly TrainingView[] }) {
  return (
    <DataTable label="The runs">
      <thead><tr><th scope="col">Run</th><th scope="col">State</th><th scope="col">Method</th><th scope="col" className="num">Steps</th><th scope="col" className="num hidden sm:table-cell">Best <span className="text-integral">Beyond-I</span>, %</th></tr></thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id}>
            <th scope="row" className="font-normal"><Link prefetch={false} className="font-[560] [overflow-wrap:anywhere] hover:underline" href={`/admin/training/${run.id}`}>{run.name}</Link></th>
            <td><TrainingStateBadge state={run.state} /></td>
            <td>{run.method.toUpperCase()}</td>
            <td className="num">{format.count(run.step)}<span className="text-faint"> of {format.count(run.steps)}</span></td>
            <td className="num hidden sm:table-cell">{bestBeyondI(run)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function bestBeyondI({ checkpoints }: TrainingView): string {
  const scores = checkpoints.flatMap(({ evaluation }) => evaluation?.beyondI ?? []);
  return scores.length === 0 ? "–" : format.points(Math.max(...scores));
}

/** Fields that are not the same in all runs. */
function Differences({ runs }: { runs: readonly TrainingView[] }) {
  const rows = differences(runs.map(({ plan }) => plan));
  return (
    <section aria-labelledby="differences" className="mt-10">
      <h2 id="differences" className="mb-3 text-base font-semibold">In what they differ</h2>
      {rows.length === 0 ? <p className="text-sm text-soft">In nothing that they were asked for with.</p> : (
        <DataTable label="Fields that differ">
          <thead><tr><th scope="col">Field</th>{runs.map(({ id, name }) => <th key={id} scope="col" className="!whitespace-normal [overflow-wrap:anywhere]">{name}</th>)}</tr></thead>
          <tbody>{rows.map(({ field, values }) => <tr key={field}><th scope="row" className="font-mono !text-xs font-normal">{field}</th>{values.map((value, index) => <td key={index} className="[overflow-wrap:anywhere]">{value}</td>)}</tr>)}</tbody>
        </DataTable>
      )}
    </section>
  );
}

/** The fields of several objects that differ between them; "–" where one has none. */
export function differences(objects: readonly unknown[]): { field: string; values: string[] }[] {
  const all = objects.map((object) => new Map(flattened(object)));
  const fields = [...new Set(all.flatMap((one) => [...one.keys()]))];
  return fields.map((field) => ({ field, values: all.map((one) => one.get(field) ?? "–") })).filter(({ values }) => new Set(values).size > 1);
}
