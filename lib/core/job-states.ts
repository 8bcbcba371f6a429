/** States of a job in the queue, as pages and the API name them. `retrying`: tried before, waits for its next try. */
export const JOB_STATES = ["waiting", "active", "retrying", "failed", "cancelled", "done"] as const;
export type JobState = (typeof JOB_STATES)[number];

/** Has no end yet. */
export const OPEN_JOB_STATES = ["waiting", "retrying", "active"] as const satisfies readonly JobState[];

export function isOpenJob(state: JobState): boolean {
  return OPEN_JOB_STATES.some((open) => open === state);
}
