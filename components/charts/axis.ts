/** Round ticks from zero to just above the highest value. */
export function ticksFromZero(highest: number, wanted = 5): number[] {
  const rough = Math.max(highest, Number.MIN_VALUE) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const steps = Math.max(1, Math.ceil(highest / step - 1e-9));
  return Array.from({ length: steps + 1 }, (_, index) => index * step);
}

/** Round ticks over a range that holds zero. */
export function ticksAroundZero(lowest: number, highest: number, wanted = 4): number[] {
  if (lowest >= 0) return ticksFromZero(highest, wanted);
  const span = Math.max(highest, 0) - lowest;
  const step = ticksFromZero(span, wanted)[1] ?? span;
  const below = Math.ceil(-lowest / step - 1e-9);
  const above = Math.ceil(Math.max(highest, 0) / step - 1e-9);
  return Array.from({ length: below + above + 1 }, (_, index) => (index - below) * step);
}

/** Ticks 1, 2, 5 by decade round a positive range, for a logarithmic axis; one a decade where there are many. */
export function logTicks(lowest: number, highest: number): number[] {
  const from = Math.floor(Math.log10(lowest));
  const to = Math.ceil(Math.log10(highest));
  const factors = to - from > 2 ? [1] : [1, 2, 5];
  const all = Array.from({ length: to - from + 1 }, (_, index) => factors.map((factor) => factor * 10 ** (from + index))).flat();
  const start = Math.max(0, all.findLastIndex((tick) => tick <= lowest));
  const end = all.findIndex((tick) => tick >= highest);
  return all.slice(start, (end === -1 ? all.length : end) + 1);
}

/** What every axis of ours looks like. */
export const AXIS = {
  stroke: "var(--color-line)",
  tick: { fill: "var(--color-faint)", fontSize: 11 },
  tickLine: false,
} as const;

export const GRID = { stroke: "var(--color-line)", strokeWidth: 1 } as const;
