import { z } from "zod";

/** Small objects that several views hold. */

export const setNameSchema = z.object({
  slug: z.string().describe("Short name, as addresses have it."),
  name: z.string().describe("As people call it."),
});
export const setVersionSchema = setNameSchema.extend({ version: z.string().describe("SHA-256 of its content, hex.") });

/** Something that an admin took away, and why everybody may read. */
export const takenAwaySchema = z.object({
  at: z.string().describe("Since when; ISO 8601, UTC."),
  reason: z.string().describe("Why, in the admin's words."),
});
export const vouchedSchema = z.object({
  at: z.string().describe("Since when; ISO 8601, UTC."),
  note: z.string().describe("How it was checked."),
});

/** Shares of the human references that a program beats. */
export const beyondSchema = z.object({
  t: z.number().describe("In time."),
  m: z.number().describe("In memory."),
  i: z.number().describe("In memory integral."),
});

export const faultSchema = z.object({
  where: z.string().describe("A line, a key or a field."),
  problem: z.string().describe("What is wrong with it, in words."),
});
export const rowFaultSchema = faultSchema.extend({ row: z.number().describe("Number of the row, from 1.") });

export const tracePointSchema = z.object({
  tNs: z.number().describe("Time since the start, ns."),
  bytes: z.number().describe("Memory then, bytes."),
});

export const limitsViewSchema = z.object({
  totalWallMs: z.number().describe("Elapsed time on all cases together, ms."),
  memoryBytes: z.number().describe("Memory, bytes."),
  outputBytes: z.number().describe("Output of one case, bytes."),
});
