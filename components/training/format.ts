import type { ChartKind } from "./chart-kinds";

const NONE = "–";
const small = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 3 });
const large = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** Three significant digits; powers of ten where a number is very small: "0.412", "1e-6". */
export function number(value: number | null | undefined): string {
  if (value === null || value === undefined) return NONE;
  const size = Math.abs(value);
  if (size !== 0 && size < 1e-3) return Number(value.toPrecision(3)).toExponential().replace("e+", "e");
  return size >= 1000 ? large.format(value) : small.format(value);
}

/** A value of a chart with its unit. */
export function valueOf(value: number | null | undefined, unit: ChartKind["unit"]): string {
  if (value === null || value === undefined) return NONE;
  if (unit === "share") return `${number(value * 100)}\u00a0%`;
  return unit === "seconds" ? `${number(value)}\u00a0s` : number(value);
}

/** "96.5 GB", as drivers and memory are sold: thousands, not 1,024. */
export function bytes(value: number): string {
  const units = ["bytes", "kB", "MB", "GB", "TB"];
  const power = Math.min(units.length - 1, value < 1 ? 0 : Math.floor(Math.log10(value) / 3));
  return `${small.format(value / 1000 ** power)}\u00a0${units[power]}`;
}

/** "1.23 million", for numbers of tokens and programs that nobody counts one by one. */
export function amount(value: number): string {
  if (value < 1e6) return large.format(value);
  const [size, word] = value >= 1e9 ? [1e9, "billion"] : [1e6, "million"];
  return `${small.format(value / size)}\u00a0${word}`;
}
