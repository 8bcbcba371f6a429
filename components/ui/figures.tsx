import * as format from "@/components/format";
import type { FiguresView } from "@/lib/core/views/common";
import { Mark } from "./mark";
import { KIND_TEXT, type FigureKind } from "./metrics";

interface FigureHeaderProps {
  kind: FigureKind;
  children: React.ReactNode;
  className?: string;
}

/** Head of a column of figures: colour and shape say which. */
export function FigureHeader({ kind, children, className = "" }: FigureHeaderProps) {
  return (
    <th scope="col" className={`num ${className}`}>
      <Mark kind={kind} size={6} className="mr-1 inline-block" />
      <span className={KIND_TEXT[kind]}>{children}</span>
    </th>
  );
}

/** Time, peak memory and integral as three cells; memory leaves narrow pages first. */
export function FigureCells({ figures }: { figures: FiguresView | null }) {
  return (
    <>
      <td className="num">{format.time(figures?.wallNs)}</td>
      <td className="num hidden sm:table-cell">{format.memory(figures?.peakBytes)}</td>
      <td className="num hidden sm:table-cell">{format.integral(figures?.integralByteSeconds)}</td>
    </>
  );
}

export function FigureHeaders() {
  return (
    <>
      <FigureHeader kind="time">Time</FigureHeader>
      <FigureHeader kind="memory" className="hidden sm:table-cell">Peak</FigureHeader>
      <FigureHeader kind="integral" className="hidden sm:table-cell">Integral</FigureHeader>
    </>
  );
}
