/** What a program holds beyond the interpreter's own memory, by its own clock. */
export interface ProfilePoint {
  tNs: number;
  bytes: number;
}

/**
 * Time integral of a known memory profile, in byte-seconds: the trapezoids between its points. Between two points
 * the program fills or frees memory at a steady rate, or holds it. Throws RangeError where time runs backwards.
 */
export function profileIntegral(points: readonly ProfilePoint[]): number {
  let integral = 0;
  for (let i = 1; i < points.length; i++) {
    const before = points[i - 1] as ProfilePoint;
    const after = points[i] as ProfilePoint;
    if (after.tNs < before.tNs) throw new RangeError(`point ${i} lies ${before.tNs - after.tNs} ns before the one ahead of it`);
    integral += ((after.tNs - before.tNs) / 1e9) * ((before.bytes + after.bytes) / 2);
  }
  return integral;
}

/** Most that a profile holds at once, in bytes. */
export function profilePeak(points: readonly ProfilePoint[]): number {
  return points.reduce((peak, { bytes }) => Math.max(peak, bytes), 0);
}

/** What the sandbox said of one run. */
export interface MeasuredMemory {
  wallNs: number;
  peakBytes: number;
  integralByteSeconds: number;
}

export interface ProfileErrors {
  /** Signed; of the memory that the profile adds. */
  integralPct: number;
  peakPct: number;
  /** Signed; of the whole figure, interpreter included, as it would be published. */
  wholeIntegralPct: number;
  wholePeakPct: number;
}

/**
 * Errors of a measured run against its known profile. The interpreter's own memory comes from a null run: the same
 * program told to hold nothing. Its mean memory over the null run is taken to be there throughout.
 */
export function profileErrors(measured: MeasuredMemory, baseline: MeasuredMemory, points: readonly ProfilePoint[]): ProfileErrors {
  const baseIntegral = (baseline.integralByteSeconds / baseline.wallNs) * measured.wallNs;
  const integral = profileIntegral(points);
  const peak = profilePeak(points);
  const integralOff = measured.integralByteSeconds - baseIntegral - integral;
  const peakOff = measured.peakBytes - baseline.peakBytes - peak;
  return {
    integralPct: (100 * integralOff) / integral,
    peakPct: (100 * peakOff) / peak,
    wholeIntegralPct: (100 * integralOff) / (baseIntegral + integral),
    wholePeakPct: (100 * peakOff) / (baseline.peakBytes + peak),
  };
}
