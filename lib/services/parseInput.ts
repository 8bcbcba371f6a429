import type { z } from "zod";
import { AppError } from "@/lib/core/errors";

const MOST_FAULTS = 50;

/** Parses what a verb was given. Throws AppError invalid_input that names each field at fault. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: z.input<Schema>): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  throw new AppError("invalid_input", "Some fields are not valid.", {
    faults: issues.slice(0, MOST_FAULTS).map((issue) => ({ where: issue.path.join(".") || "input", problem: issue.message })),
    moreFaults: Math.max(0, issues.length - MOST_FAULTS),
    hint: "Correct the named fields and send it again.",
  });
}
