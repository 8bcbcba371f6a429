import { z } from "zod";
import { AppError } from "@/lib/core/errors";

const segmentSchema = z.string().min(1).max(200);

/** A name from an address, decoded. Throws AppError not_found for what cannot be one. */
export function segment(text: string, what: string): string {
  const decoded = segmentSchema.safeParse(decode(text));
  if (decoded.success) return decoded.data;
  throw new AppError("not_found", `There is no such ${what}.`);
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
