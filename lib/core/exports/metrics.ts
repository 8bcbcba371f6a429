import type { MetricPoint } from "../views/training";
import type { Column } from "./table";

/** One value of one metric. */
export interface MetricValue {
  seq: number;
  step: number;
  at: string;
  metric: string;
  value: number | null;
}

/** The metrics of a training run, a row for each value: runs differ in what they have. */
export const METRIC_COLUMNS: readonly Column<MetricValue>[] = [
  { name: "seq", type: "integer", value: (row) => row.seq },
  { name: "step", type: "integer", value: (row) => row.step },
  { name: "at", type: "text", value: (row) => row.at },
  { name: "metric", type: "text", value: (row) => row.metric },
  { name: "value", type: "float", value: (row) => row.value },
];

export function metricValues({ seq, step, at, values }: MetricPoint): MetricValue[] {
  return Object.entries(values).map(([metric, value]) => ({ seq, step, at, metric, value }));
}
