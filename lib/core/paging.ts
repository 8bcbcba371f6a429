import { z } from "zod";
import { AppError } from "./errors";

/** What every list of the API takes and gives: a place to go on from, and how many at most. */
export function pageQuery({ limit, most }: { limit: number; most: number }) {
  return {
    cursor: z.string().min(1).max(300).optional().describe("Where to go on: `nextCursor` of the page before. Without it from the beginning."),
    limit: z.coerce.number().int().min(1).max(most).default(limit).describe("How many at most."),
  };
}

export const nextCursorSchema = z.string().nullable().describe("For `cursor` of the next page; null on the last one.");

/** One page of a list. */
export interface Page {
  cursor?: string | undefined;
  /** Without it all. */
  limit?: number | undefined;
}

/**
 * The place that a cursor names: what stands in its parts, as `parse` reads them. A cursor is the sort key of the last
 * row that was given, so that rows which come or go between two pages shift nothing.
 * Throws AppError invalid_input for a text that is no cursor of this list.
 */
export function placeOf<Place>(cursor: string, shape: RegExp, parse: (parts: string[]) => Place): Place {
  const found = shape.exec(cursor);
  if (found) return parse(found.slice(1));
  throw new AppError("invalid_input", "The cursor is not one of this list.", {
    faults: [{ where: "cursor", problem: "is no cursor that this list has given" }],
    hint: "Take nextCursor of the page before as it is, or leave it out to begin.",
  });
}

/** The rows of a page out of one row more than it holds, and the cursor of the last one where there are more. */
export function pageOf<Row>(rows: Row[], limit: number | undefined, cursorOf: (row: Row) => string): { rows: Row[]; nextCursor: string | null } {
  const kept = limit === undefined ? rows : rows.slice(0, limit);
  const last = kept.at(-1);
  return { rows: kept, nextCursor: kept.length < rows.length && last !== undefined ? cursorOf(last) : null };
}

/** For `take` of a query: one more than the page holds tells whether there is another. */
export function taken(limit: number | undefined): { take?: number } {
  return limit === undefined ? {} : { take: limit + 1 };
}
