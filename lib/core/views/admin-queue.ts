import { z } from "zod";
import { nextCursorSchema } from "../paging";
import { takenAwaySchema } from "./parts";
import { JOB_STATES } from "../job-states";

export const jobStateSchema = z.enum(JOB_STATES);
/** Why an admin does something; shown to those whom it concerns and kept in the audit log. */
export const reasonSchema = z.string().trim().min(3, "say why, in a few words").max(500);

export const queueKindSchema = z.object({
  kind: z.string().describe("As in the data of its jobs (\"sample\"); empty where all jobs of the queue are of one kind."),
  counts: z.record(z.enum(JOB_STATES), z.number()).describe("Jobs by state."),
  oldestAt: z.string().nullable().describe("When the oldest job that waits or retries was put in."),
  donePerHour: z.number().describe("Jobs done in the last hour, or at that pace where they are kept for less."),
  secondsLeft: z.number().nullable().describe("Until all open jobs are done at that pace; null while nothing can be said."),
});
export type QueueKind = z.infer<typeof queueKindSchema>;

export const queueViewSchema = z.object({
  name: z.string().describe("Name of the queue."),
  paused: takenAwaySchema.extend({ by: z.string().describe("Name of the admin.") }).nullable().describe("Set while an admin has paused it."),
  keepsDoneSeconds: z.number().describe("How long jobs that are done are kept, s."),
  kinds: z.array(queueKindSchema).describe("Its jobs by kind."),
});
export type QueueView = z.infer<typeof queueViewSchema>;

export const queueOverviewSchema = z.object({ queues: z.array(queueViewSchema).describe("All queues."), livingWorkers: z.number().describe("Workers that give signs of life.") });
export type QueueOverview = z.infer<typeof queueOverviewSchema>;

/** What a job is about, with a page to look at where there is one. */
export const jobSubjectSchema = z.object({ text: z.string().describe("What it is, in words."), detail: z.string().nullable().describe("More of it; null without."), href: z.string().nullable().describe("Path of its page; null without.") });
export type JobSubject = z.infer<typeof jobSubjectSchema>;

export const jobViewSchema = z.object({
  id: z.string().describe("Id of the job."),
  queue: z.string().describe("Name of its queue."),
  kind: z.string().describe("Kind of the job; empty where a queue has one."),
  state: jobStateSchema.describe("How far it is."),
  subject: jobSubjectSchema,
  priority: z.number().describe("Higher goes first."),
  attempts: z.number().describe("Tries so far."),
  attemptLimit: z.number().describe("Tries at most."),
  createdAt: z.string().describe("When it was put in; ISO 8601, UTC."),
  startedAt: z.string().nullable().describe("When it began; ISO 8601, UTC. Null before."),
  endedAt: z.string().nullable().describe("When it ended; ISO 8601, UTC. Null before."),
  nextTryAt: z.string().nullable().describe("When it is tried again; ISO 8601, UTC. Null: not."),
  message: z.string().nullable().describe("What its last try ended with."),
});
export type JobView = z.infer<typeof jobViewSchema>;

export const jobListSchema = z.object({ jobs: z.array(jobViewSchema).describe("Newest first."), nextCursor: nextCursorSchema });
export type JobList = z.infer<typeof jobListSchema>;

export const jobFilterSchema = z.object({
  queue: z.string().min(1).max(60).describe("Name of the queue."),
  kind: z.string().max(60).optional().describe("Only jobs of this kind."),
  state: jobStateSchema.optional().describe("Only jobs in this state."),
});
export type JobFilterInput = z.infer<typeof jobFilterSchema>;

export const jobQuerySchema = jobFilterSchema.extend({
  cursor: z.string().max(80).optional().describe("Where to go on: `nextCursor` of the page before."),
  limit: z.coerce.number().int().min(1).max(200).default(50).describe("How many at most."),
});

/** These jobs by id, or all of a queue that fit. */
export const jobSelectionSchema = jobFilterSchema.extend({ ids: z.array(z.uuid()).min(1).max(1000).optional().describe("Only these jobs.") });
export type JobSelection = z.infer<typeof jobSelectionSchema>;

export const cancelJobsSchema = jobSelectionSchema.extend({ reason: reasonSchema.describe("For the audit log, and for those whom it concerns.") });
export const reasonBodySchema = z.object({ reason: reasonSchema.describe("For the audit log, and for those whom it concerns.") });

export const cancelledJobsSchema = z.object({
  cancelled: z.number().describe("Jobs that were cancelled."),
  ended: z.array(z.string()).describe("What the jobs were for and ended with them, in words."),
});
export type CancelledJobs = z.infer<typeof cancelledJobsSchema>;

/** A list of admins: where to go on from, and how many at most. */
export const adminPageSchema = z.object({
  cursor: z.string().min(1).max(300).optional().describe("Where to go on: `nextCursor` of the page before."),
  limit: z.coerce.number().int().min(1).max(200).default(50).describe("How many at most."),
});
