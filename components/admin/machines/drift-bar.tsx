/** Twice the band that is tolerated to each side is drawn; what lies further off stands at the edge. */
const SHOWN_BANDS = 2;

/** The speed of a host against its reference: the line in the middle, and the band within which it measures. */
export function DriftBar({ speed, tolerance }: { speed: number; tolerance: number }) {
  const half = tolerance * SHOWN_BANDS;
  const at = Math.min(100, Math.max(0, ((speed - 1 + half) / (2 * half)) * 100));
  const inBand = 1 / speed - 1 <= tolerance && 1 - 1 / speed <= tolerance;
  return (
    <span aria-hidden className="relative block h-3 w-40 rounded bg-sunken">
      <span className="absolute inset-y-0 rounded-sm bg-good-tint" style={{ left: `${50 - 50 / SHOWN_BANDS}%`, width: `${100 / SHOWN_BANDS}%` }} />
      <span className="absolute inset-y-0 left-1/2 w-px bg-edge" />
      <span className={`absolute top-1/2 size-2 -translate-x-1/2 -translate-y-1/2 rounded-full ${inBand ? "bg-good" : "bg-bad"}`} style={{ left: `${at}%` }} />
    </span>
  );
}
