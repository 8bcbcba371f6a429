import type { JobState } from "@/lib/core/job-states";
import type { Tx } from "../context";

/** A queue by name, with the time for which it keeps jobs that are done. */
export interface QueueInfo {
  name: string;
  keepsDoneSeconds: number;
}

/** Jobs of one queue, kind and state. */
export interface JobCount {
  queue: string;
  /** As their data say it ("sample"); empty where they are all of one kind. */
  kind: string;
  state: JobState;
  count: number;
  oldestCreatedAt: Date;
  /** Those that came to an end within the last hour. */
  endedLastHour: number;
}

/** A job as the queue keeps it. */
export interface QueuedJob {
  id: string;
  queue: string;
  kind: string;
  state: JobState;
  data: unknown;
  priority: number;
  /** Tries that were begun, and how many there may be. */
  attempts: number;
  attemptLimit: number;
  createdAt: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  /** Of a retrying one. */
  nextTryAt: Date | null;
  /** What its last try ended with, in words. */
  message: string | null;
  /** Its place in lists, opaque. */
  cursor: string;
}

export interface JobFilter {
  queue: string;
  kind?: string | undefined;
  states?: readonly JobState[] | undefined;
  ids?: readonly string[] | undefined;
}

/** What admins see of the queue and do to it, beside the jobs that go in. */
export interface QueueControl {
  queues(): Promise<QueueInfo[]>;
  counts(): Promise<JobCount[]>;
  /** Newest first, those after `cursor`. */
  list(filter: JobFilter, page: { limit: number; cursor?: string | undefined }): Promise<QueuedJob[]>;
  /** All that fit, oldest first, at most `limit`. */
  find(filter: JobFilter, limit: number): Promise<QueuedJob[]>;
  /** Puts failed, cancelled and retrying jobs up for a try at once. Returns how many there were. */
  retry(tx: Tx, queue: string, jobs: readonly { id: string; state: JobState }[]): Promise<number>;
  /** Ends jobs that have no end yet; what runs is told to stop. Returns how many there were. */
  cancel(tx: Tx, queue: string, ids: readonly string[]): Promise<number>;
}
