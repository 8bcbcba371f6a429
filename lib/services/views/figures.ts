import type { FiguresView } from "@/lib/core/views/common";

interface FigureColumns {
  wallNs: bigint | null;
  cpuNs: bigint | null;
  peakBytes: bigint | null;
  integralByteSeconds: number | null;
}

/** The figures of an execution row; null where it has none (anything but AC). */
export function toFigures(row: FigureColumns): FiguresView | null {
  const { wallNs, cpuNs, peakBytes, integralByteSeconds } = row;
  if (wallNs === null || cpuNs === null || peakBytes === null || integralByteSeconds === null) return null;
  return { wallNs: Number(wallNs), cpuNs: Number(cpuNs), peakBytes: Number(peakBytes), integralByteSeconds };
}

/** Prisma columns that `toFigures` reads. */
export const FIGURE_COLUMNS = { wallNs: true, cpuNs: true, peakBytes: true, integralByteSeconds: true } as const;
