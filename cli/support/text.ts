import pc from "picocolors";
import type { Io, Output } from "./io";

/** Text of others without what a terminal would obey. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, "?");
}

/** Colours for a stream: none in a pipe, with NO_COLOR set, or on a dumb terminal. */
export function colours(io: Pick<Io, "env">, stream: Output): ReturnType<typeof pc.createColors> {
  return pc.createColors(stream.isTTY === true && !io.env["NO_COLOR"] && io.env["TERM"] !== "dumb");
}

/** Rows in columns two spaces apart; columns named in `right` end at the same place. */
export function columns(rows: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? "")].length)));
  return rows.map((row) => row.map((cell, column) => pad(cell, widths[column] ?? 0, right.includes(column))).join("  ").trimEnd());
}

function pad(cell: string, width: number, toTheRight: boolean): string {
  const space = " ".repeat(Math.max(0, width - [...cell].length));
  return toTheRight ? space + cell : cell + space;
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** "40 s", "3 min", "2 h". */
export function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.ceil(seconds))} s`;
  return seconds < 90 * 60 ? `${Math.ceil(seconds / 60)} min` : `${Math.ceil(seconds / 3600)} h`;
}

export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
