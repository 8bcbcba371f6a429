import { z } from "zod";
import { JOB_STATES } from "../job-states";

export const jobStateSchema = z.enum(JOB_STATES);
/** Why an admin does something; shown to those whom it concerns and kept in the audit log. */
export const reasonSchema = z.string().trim().min(3, "say why, in a few words").max(500);

export const queueKindSchema = z.object({
  /** As in the data of its jobs ("sample"); empty where all jobs of the queue are of one kind. */
  kind: z.string(),
  counts: z.record(z.enum(JOB_STATES), z.number()),
  /** When the oldest job that waits or retries was put in. */
  oldestAt: z.string().nullable(),
  /** Jobs done in the last hour, or at that pace where they are kept for less. */
  donePerHour: z.number(),
  /** Until all open jobs are done at that pace; null while nothing can be said. */
  secondsLeft: z.number().nullable(),
});
export type QueueKind = z.infer<typeof queueKindSchema>;

export const queueViewSchema = z.object({
  name: z.string(),
  /** Set while an admin has paused it. */
  paused: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
  keepsDoneSeconds: z.number(),
  kinds: z.array(queueKindSchema),
});
export type QueueView = z.infer<typeof queueViewSchema>;

export const queueOverviewSchema = z.object({ queues: z.array(queueViewSchema), livingWorkers: z.number() });
export type QueueOverview = z.infer<typeof queueOverviewSchema>;

/** What a job is about, with a page to look at where there is one. */
export const jobSubjectSchema = z.object({ text: z.string(), detail: z.string().nullable(), href: z.string().nullable() });
export type JobSubject = z.infer<typeof jobSubjectSchema>;

export const jobViewSchema = z.object({
  id: z.string(),
  queue: z.string(),
  kind: z.string(),
  state: jobStateSchema,
  subject: jobSubjectSchema,
  priority: z.number(),
  attempts: z.number(),
  attemptLimit: z.number(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  nextTryAt: z.string().nullable(),
  /** What its last try ended with. */
  message: z.string().nullable(),
});
export type JobView = z.infer<typeof jobViewSchema>;

export const jobListSchema = z.object({ jobs: z.array(jobViewSchema), nextCursor: z.string().nullable() });
export type JobList = z.infer<typeof jobListSchema>;

export const jobFilterSchema = z.object({
  queue: z.string().min(1).max(60),
  kind: z.string().max(60).optional(),
  state: jobStateSchema.optional(),
});
export type JobFilterInput = z.infer<typeof jobFilterSchema>;

export const jobQuerySchema = jobFilterSchema.extend({
  cursor: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** These jobs by id, or all of a queue that fit. */
export const jobSelectionSchema = jobFilterSchema.extend({ ids: z.array(z.uuid()).min(1).max(1000).optional() });
export type JobSelection = z.infer<typeof jobSelectionSchema>;

export const cancelJobsSchema = jobSelectionSchema.extend({ reason: reasonSchema });
export const reasonBodySchema = z.object({ reason: reasonSchema });

export const cancelledJobsSchema = z.object({
  cancelled: z.number(),
  /** What the jobs were for and ended with them, in words. */
  ended: z.array(z.string()),
});
export type CancelledJobs = z.infer<typeof cancelledJobsSchema>;

/** A list of admins: where to go on from, and how many at most. */
export const adminPageSchema = z.object({ cursor: z.string().min(1).max(300).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) });
