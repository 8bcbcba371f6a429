const COLUMNS = 34;
const LOWEST = 0.9;
const STEP = 1.25;
const HIGHEST = 6.8;

/** Heights for marks that would cover each other on one line: a dot plot, lower marks first. */
export function stack(values: readonly number[], axis: { domain: [number, number]; log?: boolean }): number[] {
  const scale = (value: number) => (axis.log ? Math.log10(value) : value);
  const low = scale(axis.domain[0]);
  const span = Math.max(scale(axis.domain[1]) - low, Number.MIN_VALUE);
  const filled = new Map<number, number>();
  const columns = values.map((value) => Math.round(((scale(value) - low) / span) * COLUMNS));
  for (const column of columns) filled.set(column, (filled.get(column) ?? 0) + 1);
  const tallest = Math.max(1, ...filled.values());
  const step = Math.min(STEP, (HIGHEST - LOWEST) / Math.max(1, tallest - 1));
  const next = new Map<number, number>();
  return columns.map((column) => {
    const level = next.get(column) ?? 0;
    next.set(column, level + 1);
    return LOWEST + level * step;
  });
}
