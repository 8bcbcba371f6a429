/** Lines of a chart are told apart by colour and by dashes, in this order. */
export const LINE_STYLES = [
  { color: "var(--color-line-1)", dash: undefined },
  { color: "var(--color-line-2)", dash: "6 3" },
  { color: "var(--color-line-3)", dash: "2 3" },
  { color: "var(--color-line-4)", dash: "8 3 2 3" },
] as const;

/** The style of the line at a position; from the fifth on they begin anew. */
export function lineStyle(position: number): { color: string; dash: string | undefined } {
  return LINE_STYLES[position % LINE_STYLES.length] ?? LINE_STYLES[0];
}
