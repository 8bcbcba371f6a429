import type { Metric } from "@/lib/core/views/common";
import type { TermId } from "./glossary";

/** What a colour and a shape mean, in every table, chart and badge. */
export type FigureKind = "time" | "memory" | "integral" | "pass";

export interface MetricStyle {
  label: string;
  kind: FigureKind;
  term: TermId;
  /** Completes "A Beyond-T of 45 % means: correct, and … 45 % of the reference solutions". */
  meaning: string;
}

export const METRIC_STYLES: Record<Metric, MetricStyle> = {
  beyondI: { label: "Beyond-I", kind: "integral", term: "beyond-i", meaning: "leaner over time than" },
  beyondT: { label: "Beyond-T", kind: "time", term: "beyond-t", meaning: "faster than" },
  beyondM: { label: "Beyond-M", kind: "memory", term: "beyond-m", meaning: "smaller in memory than" },
  passAt1: { label: "Pass@1", kind: "pass", term: "pass-at-1", meaning: "" },
};

export const KIND_TEXT: Record<FigureKind, string> = {
  time: "text-time", memory: "text-memory", integral: "text-integral", pass: "text-ink",
};

/** Colours for svg and inline styles. */
export const KIND_COLOR: Record<FigureKind, string> = {
  time: "var(--color-time)", memory: "var(--color-memory)", integral: "var(--color-integral)", pass: "var(--color-soft)",
};

export const KIND_TINT: Record<FigureKind, string> = {
  time: "var(--color-time-tint)", memory: "var(--color-memory-tint)",
  integral: "var(--color-integral-tint)", pass: "var(--color-pass-tint)",
};
