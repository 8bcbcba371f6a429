import { LANGUAGE_NAMES, LANGUAGES, type Language } from "@/lib/core/problem";
import type { Interval } from "@/lib/core/views/common";

/**
 * How figures are written, everywhere. Times in ms or s; memory in MB of 10^6 bytes, so that MB and MB·s
 * read in the same unit; shares in per cent with one decimal. Numbers and units are joined by a
 * no-break space.
 */
const NBSP = "\u00a0";
const NONE = "–";

const grouped = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** Three significant digits, no exponent: 0.123, 12.3, 1,234. */
function significant(value: number): string {
  const size = Math.abs(value);
  if (size >= 1000) return grouped.format(value);
  if (size >= 100) return value.toFixed(0);
  if (size >= 10) return value.toFixed(1);
  if (size >= 0.1 || size === 0) return value.toFixed(2);
  return value.toPrecision(2);
}

export function count(value: number): string {
  return grouped.format(value);
}

/** "24 problems", "1 problem". */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)}${NBSP}${value === 1 ? one : many}`;
}

/** A share from 0 to 1 as points without the sign: 0.4523 is "45.2". */
export function points(share: number): string {
  return (share * 100).toFixed(1);
}

/** A share from 0 to 1 in per cent: 0.4523 is "45.2 %". */
export function percent(share: number): string {
  return `${points(share)}${NBSP}%`;
}

type Ends = Pick<Interval, "low" | "high">;

/** Half the width of an interval in points: "±3.4"; without one it is said so. */
export function plusMinus({ low, high }: Ends): string {
  return low === null || high === null ? "no interval" : `±${points((high - low) / 2)}`;
}

/** The ends of an interval in points: "41.0 – 49.3". */
export function interval({ low, high }: Ends): string {
  return low === null || high === null ? "too few problems" : `${points(low)} – ${points(high)}`;
}

export function time(ns: number | null | undefined): string {
  if (ns === null || ns === undefined) return NONE;
  const ms = ns / 1e6;
  return ms < 1000 ? `${significant(ms)}${NBSP}ms` : `${significant(ms / 1000)}${NBSP}s`;
}

export function memory(bytes: number | null | undefined): string {
  if (bytes === null || bytes === undefined) return NONE;
  return `${significant(bytes / 1e6)}${NBSP}MB`;
}

export function integral(byteSeconds: number | null | undefined): string {
  if (byteSeconds === null || byteSeconds === undefined) return NONE;
  return `${significant(byteSeconds / 1e6)}${NBSP}MB·s`;
}

export function fileSize(bytes: number): string {
  return bytes < 1000 ? `${bytes}${NBSP}bytes` : bytes < 1e6 ? `${significant(bytes / 1000)}${NBSP}kB` : memory(bytes);
}

/** "$12.50"; whole dollars from a hundred on; two digits of what is less than a cent, as a few thousand tokens are. */
export function dollars(amount: number): string {
  if (amount > 0 && amount < 0.01) return `$${amount.toLocaleString("en-US", { maximumSignificantDigits: 2 })}`;
  return `$${amount >= 100 ? grouped.format(amount) : amount.toFixed(2)}`;
}

/** "7B", "0.5B", "0.9M": parameters in thousands of millions, or in millions. */
export function parameters(billions: number | null): string {
  if (billions === null) return NONE;
  const [value, unit] = billions < 0.1 ? [billions * 1000, "M"] : [billions, "B"];
  return `${Number(value.toFixed(value < 10 ? 1 : 0))}${unit}`;
}

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const minute = new Intl.DateTimeFormat("en-GB", {
  day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: "UTC",
});

export function date(iso: string | null): string {
  return iso === null ? NONE : day.format(new Date(iso));
}

export function dateTime(iso: string | null): string {
  return iso === null ? NONE : `${minute.format(new Date(iso))} UTC`;
}

/** A span as people say it: "less than a minute", "about 12 min", "about 3 h 20 min". */
export function timeLeft(seconds: number): string {
  if (seconds < 50) return "less than a minute";
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 60) return `about ${minutes}${NBSP}min`;
  const rest = minutes % 60;
  return `about ${Math.floor(minutes / 60)}${NBSP}h${rest === 0 ? "" : ` ${rest}${NBSP}min`}`;
}

/** "2–3" or "4". */
export function rank(range: { low: number; high: number }): string {
  return range.low === range.high ? `${range.low}` : `${range.low}–${range.high}`;
}

const METHOD_NAMES: Record<string, string> = { vanilla: "vanilla", sft: "SFT", dpo: "DPO", grpo: "GRPO", other: "other method" };

/** "GRPO · iteration 8". */
export function method(name: string, iteration: number | null): string {
  const label = METHOD_NAMES[name] ?? name;
  return iteration === null ? label : `${label} · iteration ${iteration}`;
}

export function language(id: string): string {
  return isLanguage(id) ? LANGUAGE_NAMES[id] : id;
}

/** A set as sentences about one of its languages name it: "Venus", "Venus in C++". */
export function setIn(name: string, id: string): string {
  return id === "python3" ? name : `${name} in ${language(id)}`;
}

function isLanguage(id: string): id is Language {
  return LANGUAGES.some((language) => language === id);
}
