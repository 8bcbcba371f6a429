import { beyond } from "@/lib/core/scoring/beyond";
import type { MetricFigures } from "@/lib/core/scoring/metrics";

export interface BeyondShares {
  t: number;
  m: number;
  i: number;
}

/** Beyond of one execution by the published rule; 0 for anything but AC; null without calibrated references. */
export function beyondOf(verdict: string, figures: MetricFigures | null, references: readonly MetricFigures[] | undefined): BeyondShares | null {
  if (!references || references.length === 0) return null;
  if (verdict !== "AC" || figures === null) return { t: 0, m: 0, i: 0 };
  const share = (metric: keyof MetricFigures) => beyond(figures[metric], references.map((r) => r[metric]), "published");
  return { t: share("time"), m: share("memory"), i: share("integral") };
}
