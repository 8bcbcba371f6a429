export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** A parameter of an address that is given once; null where it is not, or given twice. */
export function oneOf(value: string | string[] | undefined): string | null {
  return typeof value === "string" ? value : null;
}
