/** What thinning needs of a point; all else stays with it. */
export interface Thinnable {
  seq: number;
  values: Record<string, number | null>;
}

interface Extremes {
  min: { seq: number; value: number };
  max: { seq: number; value: number };
}

/**
 * Thins a series to at most `mostPoints` values of each metric: the least and the greatest of each stretch, and always
 * the first and the last. A point that stays holds only the metrics that it stays for. Fed piece by piece, so that a
 * long run is never in memory as a whole.
 */
export class Thinner<Point extends Thinnable> {
  private readonly stretches = new Map<string, Map<number, Extremes>>();
  private readonly edges = new Map<string, { first: number; last: number }>();
  private readonly kept = new Map<number, Point>();
  private readonly users = new Map<number, number>();
  private count = 0;
  private readonly perStretch: number;

  /** @param total points that will come */
  constructor(total: number, mostPoints: number) {
    // Two of each stretch, and the two ends.
    this.perStretch = Math.max(1, Math.ceil(total / Math.max(1, Math.floor((mostPoints - 2) / 2))));
  }

  add(point: Point): void {
    const stretch = Math.floor(this.count++ / this.perStretch);
    for (const [metric, value] of Object.entries(point.values)) {
      this.keepEdge(metric, point);
      if (value !== null) this.keepExtremes(metric, stretch, point, value);
    }
  }

  /** What stays, by number. */
  points(): Point[] {
    const metricsOf = new Map<number, Set<string>>();
    const stay = (seq: number, metric: string) => metricsOf.set(seq, (metricsOf.get(seq) ?? new Set()).add(metric));
    for (const [metric, { first, last }] of this.edges) [first, last].forEach((seq) => stay(seq, metric));
    for (const [metric, stretches] of this.stretches) for (const { min, max } of stretches.values()) [min.seq, max.seq].forEach((seq) => stay(seq, metric));
    return [...this.kept.values()]
      .sort((a, b) => a.seq - b.seq)
      .map((point) => ({ ...point, values: Object.fromEntries(Object.entries(point.values).filter(([metric]) => metricsOf.get(point.seq)?.has(metric))) }));
  }

  private keepEdge(metric: string, point: Point): void {
    const edge = this.edges.get(metric);
    this.hold(point);
    if (edge === undefined) {
      this.hold(point);
      this.edges.set(metric, { first: point.seq, last: point.seq });
      return;
    }
    this.release(edge.last);
    edge.last = point.seq;
  }

  private keepExtremes(metric: string, stretch: number, point: Point, value: number): void {
    const stretches = this.stretches.get(metric) ?? new Map<number, Extremes>();
    this.stretches.set(metric, stretches);
    const found = stretches.get(stretch);
    const here = { seq: point.seq, value };
    if (found === undefined) {
      this.hold(point);
      this.hold(point);
      stretches.set(stretch, { min: here, max: here });
      return;
    }
    for (const end of ["min", "max"] as const) {
      if (end === "min" ? value >= found.min.value : value <= found.max.value) continue;
      this.hold(point);
      this.release(found[end].seq);
      found[end] = here;
    }
  }

  private hold(point: Point): void {
    this.kept.set(point.seq, point);
    this.users.set(point.seq, (this.users.get(point.seq) ?? 0) + 1);
  }

  private release(seq: number): void {
    const left = (this.users.get(seq) ?? 0) - 1;
    if (left > 0) {
      this.users.set(seq, left);
      return;
    }
    this.users.delete(seq);
    this.kept.delete(seq);
  }
}
