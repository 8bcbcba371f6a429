import { KIND_COLOR, type FigureKind } from "./metrics";

interface MarkProps {
  kind: FigureKind;
  /** Edge length in pixels. */
  size?: number;
  /** Open marks stand for figures that are not ours or not ranked. */
  open?: boolean;
  className?: string;
}

/** Path of a mark round 0,0: circle is time, square is memory, diamond is integral, triangle is correctness. */
export function markPath(kind: FigureKind, size: number): string {
  const r = size / 2;
  if (kind === "memory") return `M${-r * 0.85},${-r * 0.85}h${r * 1.7}v${r * 1.7}h${-r * 1.7}Z`;
  if (kind === "integral") return `M0,${-r * 1.15}L${r * 1.15},0L0,${r * 1.15}L${-r * 1.15},0Z`;
  if (kind === "pass") return `M0,${-r}L${r},${r * 0.8}L${-r},${r * 0.8}Z`;
  return `M${-r},0a${r},${r} 0 1,0 ${size},0a${r},${r} 0 1,0 ${-size},0Z`;
}

/** The shape that goes with a colour, so that neither stands alone. */
export function Mark({ kind, size = 8, open = false, className }: MarkProps) {
  const box = size + 4;
  return (
    <svg aria-hidden width={box} height={box} viewBox={`${-box / 2} ${-box / 2} ${box} ${box}`} className={className ?? "inline-block shrink-0"}>
      <path d={markPath(kind, size)} fill={open ? "var(--color-page)" : KIND_COLOR[kind]} stroke={KIND_COLOR[kind]} strokeWidth={1.5} />
    </svg>
  );
}
