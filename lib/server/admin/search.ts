import type { z } from "zod";

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** What of an address a schema understands; a field that is not valid, or empty, counts as not given. */
export function parseSearch<Schema extends z.ZodObject>(schema: Schema, given: Awaited<SearchParams>): z.output<Schema> {
  const fields = Object.entries(given).filter(([name, value]) => {
    // The database knows no text with NUL in it.
    if (typeof value !== "string" || value === "" || value.includes("\0")) return false;
    const field: z.ZodType | undefined = schema.shape[name];
    return field?.safeParse(value).success === true;
  });
  return schema.parse(Object.fromEntries(fields));
}
