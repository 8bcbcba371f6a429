import { notFound } from "next/navigation";
import { isAppError, type Fault } from "@/lib/core/errors";
import { asDatabaseUnavailable } from "@/lib/infra/db/connection-errors";

/** What may be shown of an error. */
export interface PublicError {
  code: string;
  message: string;
  hint: string | undefined;
  faults: Fault[];
  moreFaults: number;
}

export type Attempt<T> = { ok: true; value: T } | { ok: false; error: PublicError };

/**
 * Loads what a page shows. What is not there becomes the not-found page, what can be explained comes
 * back as a value that the page shows in its place; the rest is thrown on to the error page.
 */
export async function attempt<T>(load: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await load() };
  } catch (error) {
    const known = isAppError(error) ? error : asDatabaseUnavailable(error);
    if (known === undefined) throw error;
    if (known.code === "not_found") notFound();
    const { code, message, hint, faults, moreFaults } = known;
    return { ok: false, error: { code, message, hint, faults, moreFaults } };
  }
}
