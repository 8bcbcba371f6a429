import { KIND_COLOR, KIND_TINT, type FigureKind } from "./metrics";
import { markPath } from "./mark";

interface IntervalBarProps {
  kind: FigureKind;
  /** Shares from 0 to 1. */
  mean: number;
  /** Ends of the interval; null where there is none. */
  low: number | null;
  high: number | null;
  /** Right end of the axis, a share. */
  max: number;
  /** Gridlines of the shared axis, shares. */
  ticks: readonly number[];
  /** Hatched fill and open mark: a published figure that is not ranked. */
  published?: boolean;
}

const at = (share: number, max: number) => `${Math.min(100, (share / max) * 100)}%`;

/** A mean as bar and mark, its 95 % interval, if there is one, as whisker, on an axis that all rows share. Decorative: the number stands beside it. */
export function IntervalBar({ kind, mean, low, high, max, ticks, published = false }: IntervalBarProps) {
  const color = KIND_COLOR[kind];
  return (
    <span aria-hidden className="relative block h-5 w-full">
      {ticks.map((tick) => (
        <span key={tick} className="absolute -inset-y-2 w-px bg-line" style={{ left: at(tick, max) }} />
      ))}
      <span
        className={`absolute top-1 h-3 rounded-[2px] ${published ? "hatch" : ""}`}
        style={{ width: at(mean, max), ...(published ? { "--hatch": KIND_TINT[kind] } : { background: KIND_TINT[kind] }) } as React.CSSProperties}
      />
      {low !== null && high !== null && <Whisker low={low} high={high} max={max} color={color} />}
      <svg className="absolute top-1 overflow-visible" style={{ left: at(mean, max) }} width="1" height="12" viewBox="0 -6 1 12">
        <path d={markPath(kind, 7)} fill={published ? "var(--color-page)" : color} stroke={color} strokeWidth={1.3} />
      </svg>
    </span>
  );
}

function Whisker({ low, high, max, color }: { low: number; high: number; max: number; color: string }) {
  const span = { left: at(low, max), width: `calc(${at(high, max)} - ${at(low, max)})` };
  return (
    <>
      <span className="absolute top-1.5 h-2 border-x" style={{ ...span, borderColor: color }} />
      <span className="absolute top-[9.5px] h-px" style={{ ...span, background: color }} />
    </>
  );
}

/** A round right end that holds every interval, and four or five ticks from zero. */
export function barAxis(highest: number): { max: number; ticks: number[] } {
  const step = [0.02, 0.05, 0.1, 0.2, 0.25].find((size) => highest / size <= 5) ?? 0.25;
  const steps = Math.max(1, Math.ceil(highest / step - 1e-9));
  const max = Math.min(1, steps * step);
  const ticks = Array.from({ length: Math.round(max / step) + 1 }, (_, index) => index * step);
  return { max, ticks };
}
