import type { Fault } from "../errors";

/** What a form shows after it was sent, with script or without. */
export interface FormState {
  error: { code: string; message: string; hint: string | undefined; faults: Fault[]; moreFaults: number } | null;
  /** What was entered, to be corrected; never a password. */
  values: Record<string, string>;
  /** What was done, in one sentence. */
  done?: string;
  /** A secret that is shown this once. */
  secret?: string;
}

export const UNSENT: FormState = { error: null, values: {} };

/** An action of a form, as a page hands it to its component. */
export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;
