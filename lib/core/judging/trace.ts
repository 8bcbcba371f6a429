import type { CaseRun, TracePoint } from "../measurement";
import type { Trace } from "./schema";

/** Most points that a stored trace has. */
export const MAX_TRACE_POINTS = 500;

/**
 * Thins a series to at most `limit` points (at least 4): the first and last stay, and of every stretch between
 * them its lowest and its highest point, in their order, so that no spike is lost.
 */
export function thinTrace(points: readonly TracePoint[], limit = MAX_TRACE_POINTS): TracePoint[] {
  if (points.length <= limit) return [...points];
  const inner = points.length - 2;
  const stretches = Math.floor((limit - 2) / 2);
  const kept = [points[0] as TracePoint];
  for (let s = 0; s < stretches; s++) {
    const from = 1 + Math.floor((s * inner) / stretches);
    const to = 1 + Math.floor(((s + 1) * inner) / stretches);
    let low = from;
    let high = from;
    for (let i = from + 1; i < to; i++) {
      if ((points[i] as TracePoint).bytes < (points[low] as TracePoint).bytes) low = i;
      if ((points[i] as TracePoint).bytes > (points[high] as TracePoint).bytes) high = i;
    }
    kept.push(points[Math.min(low, high)] as TracePoint);
    if (low !== high) kept.push(points[Math.max(low, high)] as TracePoint);
  }
  kept.push(points[points.length - 1] as TracePoint);
  return kept;
}

/** Lays the traces of one repeat's cases end to end on one time axis; null when none was recorded. */
export function joinTraces(runs: readonly CaseRun[]): Omit<Trace, "repeat"> | null {
  const points: TracePoint[] = [];
  const caseStarts: Trace["caseStarts"] = [];
  let offsetNs = 0;
  for (const run of runs) {
    caseStarts.push({ caseIndex: run.caseIndex, tNs: offsetNs });
    for (const point of run.trace) points.push({ tNs: offsetNs + point.tNs, bytes: point.bytes });
    offsetNs += run.wallNs;
  }
  return points.length === 0 ? null : { points: thinTrace(points), caseStarts };
}
