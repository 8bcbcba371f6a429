import type { MetricPage, MetricPoint } from "@/lib/core/views/training";

/** A metric at a step; null: it was not a number. */
export interface Sample {
  seq: number;
  step: number;
  value: number | null;
}

/** What a page holds of a run's metrics: each metric's samples in the order of their numbers. */
export interface HeldMetrics {
  series: ReadonlyMap<string, readonly Sample[]>;
  lastSeq: number;
}

export const NOTHING_HELD: HeldMetrics = { series: new Map(), lastSeq: 0 };

/** Samples that are held of one metric before they are thinned to half as many. */
const MOST_HELD = 8000;

/** What is held, with a further page: steps that were done again are dropped, and nothing is taken twice. */
export function withPage(held: HeldMetrics, page: MetricPage): HeldMetrics {
  if (page.points.length === 0 && page.rewoundTo === null) return { ...held, lastSeq: Math.max(held.lastSeq, page.lastSeq) };
  const series = new Map<string, readonly Sample[]>();
  for (const [name, samples] of held.series) series.set(name, rewound(samples, page.rewoundTo));
  for (const [name, samples] of byMetric(page.points.filter(({ seq }) => seq > held.lastSeq))) {
    const all = [...(series.get(name) ?? []), ...samples];
    series.set(name, all.length > MOST_HELD ? thinned(all, MOST_HELD / 2) : all);
  }
  return { series, lastSeq: Math.max(held.lastSeq, page.lastSeq) };
}

function rewound(samples: readonly Sample[], rewoundTo: number | null): readonly Sample[] {
  return rewoundTo === null ? samples : samples.filter(({ step }) => step <= rewoundTo);
}

function byMetric(points: readonly MetricPoint[]): Map<string, Sample[]> {
  const found = new Map<string, Sample[]>();
  for (const { seq, step, values } of points) {
    for (const [name, value] of Object.entries(values)) {
      const samples = found.get(name) ?? [];
      samples.push({ seq, step, value });
      found.set(name, samples);
    }
  }
  return found;
}

/** At most so many samples: the first, the last, and of each stretch between them the lowest and the highest. */
export function thinned(samples: readonly Sample[], most: number): readonly Sample[] {
  if (samples.length <= most) return samples;
  const stretches = Math.max(1, Math.floor((most - 2) / 2));
  const kept = new Set<number>([0, samples.length - 1]);
  for (let stretch = 0; stretch < stretches; stretch++) {
    const from = 1 + Math.floor((stretch * (samples.length - 2)) / stretches);
    const to = 1 + Math.floor(((stretch + 1) * (samples.length - 2)) / stretches);
    for (const index of extremes(samples, from, to)) kept.add(index);
  }
  return [...kept].sort((a, b) => a - b).flatMap((index) => samples[index] ?? []);
}

/** Where the lowest and the highest of a stretch stand; a stretch without a number keeps its first sample. */
function extremes(samples: readonly Sample[], from: number, to: number): number[] {
  let [lowest, highest] = [-1, -1];
  for (let index = from; index < to; index++) {
    const value = samples[index]?.value ?? null;
    if (value === null) continue;
    if (lowest === -1 || value < (samples[lowest]?.value ?? Infinity)) lowest = index;
    if (highest === -1 || value > (samples[highest]?.value ?? -Infinity)) highest = index;
  }
  if (lowest === -1) return from < to ? [from] : [];
  return [lowest, highest];
}

/** One step with the values of several metrics, as a chart draws and a table lists them. */
export type StepRow = { step: number } & Record<string, number | null>;

/** The steps at which any of the metrics is to be drawn, each with the values of all of them. */
export function stepRows(series: ReadonlyMap<string, readonly Sample[]>, names: readonly string[], most: number): StepRow[] {
  const held = names.map((name) => [name, series.get(name) ?? []] as const);
  const steps = new Set(held.flatMap(([, samples]) => thinned(samples, most).map(({ step }) => step)));
  const rows = new Map([...steps].sort((a, b) => a - b).map((step) => [step, { step } as StepRow]));
  for (const [name, samples] of held) {
    for (const { step, value } of samples) {
      const row = rows.get(step);
      if (row) row[name] = value;
    }
  }
  return [...rows.values()];
}

/** The last number of a metric; null where it has none. */
export function lastValue(samples: readonly Sample[] | undefined): number | null {
  return samples?.findLast(({ value }) => value !== null)?.value ?? null;
}
