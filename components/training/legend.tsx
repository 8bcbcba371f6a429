import type { ReactNode } from "react";

export interface LegendItem {
  id: string;
  name: ReactNode;
  color: string;
  dash: string | undefined;
  /** The last value, with its unit. */
  value: string;
  /** A filled area instead of a line. */
  isArea?: boolean;
}

/** Names of a chart's lines with their last values. */
export function Legend({ items }: { items: readonly LegendItem[] }) {
  return (
    <ul className="mb-1 flex flex-wrap gap-x-4 gap-y-0.5 text-xs">
      {items.map(({ id, name, color, dash, value, isArea = false }) => (
        <li key={id} className="flex min-w-0 items-center gap-1.5">
          <svg aria-hidden width={18} height={8} className="shrink-0">
            {isArea ? <rect width={18} height={8} fill={color} fillOpacity={0.55} /> : <line x1={0} x2={18} y1={4} y2={4} stroke={color} strokeWidth={2} {...(dash ? { strokeDasharray: dash } : {})} />}
          </svg>
          <span className="min-w-0 text-soft [overflow-wrap:anywhere]">{name}</span>
          <span className="font-medium whitespace-nowrap tabular-nums">{value}</span>
        </li>
      ))}
    </ul>
  );
}
