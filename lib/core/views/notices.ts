import { z } from "zod";
import { intervalSchema, languageSchema, METHODS, METRICS } from "./common";

export const NOTICE_EVENTS = ["submission.scored", "submission.failed", "webhook.test"] as const;
export const noticeEventSchema = z.enum(NOTICE_EVENTS);
export type NoticeEvent = z.infer<typeof noticeEventSchema>;

export const NOTICE_CHANNELS = ["email", "webhook"] as const;
export const NOTICE_STATES = ["waiting", "sent", "failed"] as const;

/** What a notice says of a submission. */
export const noticeSubmissionSchema = z.object({
  id: z.string(),
  state: z.string(),
  /** Why it failed; null for one that is scored. */
  stateReason: z.string().nullable(),
  model: z.string(),
  set: z.object({ slug: z.string(), name: z.string() }),
  language: languageSchema,
  method: z.enum(METHODS),
  iteration: z.number().nullable(),
  sampleCount: z.number(),
  /** Shares from 0 to 1; null while it has none. */
  scores: z.record(z.enum(METRICS), intervalSchema).nullable(),
  finishedAt: z.string().nullable(),
});
export type NoticeSubmission = z.infer<typeof noticeSubmissionSchema>;

/** The JSON body of a webhook call. */
export const webhookBodySchema = z.object({
  event: noticeEventSchema,
  /** Of this try. */
  sentAt: z.string(),
  /** Null for `webhook.test`. */
  submission: noticeSubmissionSchema.nullable(),
  /** Page of the submission; null for `webhook.test` and where the installation does not know its own address. */
  url: z.string().nullable(),
});
export type WebhookBody = z.infer<typeof webhookBodySchema>;

export const noticeSettingInputSchema = z.strictObject({
  byEmail: z.boolean(),
  /** Null: no webhook; its secret goes with it. */
  webhookUrl: z.url({ protocol: /^https?$/, message: "give a whole address, as https://example.org/hook" }).max(2000).nullable(),
  /** Makes a new secret also where the address stays. */
  renewSecret: z.boolean().default(false),
});

/** How somebody is told of the end of their submissions. */
export const noticeSettingSchema = z.object({
  byEmail: z.boolean(),
  /** The account's, to which e-mails go. */
  email: z.string(),
  /** Whether this installation can send any. */
  sendsEmail: z.boolean(),
  webhookUrl: z.string().nullable(),
});
export type NoticeSettingView = z.infer<typeof noticeSettingSchema>;

/** `secret`: the key that signs webhook calls, told only when it was made; else null. */
export const savedNoticeSettingSchema = noticeSettingSchema.extend({ secret: z.string().nullable() });
export type SavedNoticeSetting = z.infer<typeof savedNoticeSettingSchema>;

export const noticeViewSchema = z.object({
  id: z.string(),
  channel: z.enum(NOTICE_CHANNELS),
  event: noticeEventSchema,
  submissionId: z.string().nullable(),
  state: z.enum(NOTICE_STATES),
  attempts: z.number(),
  /** Why the last try failed. */
  lastError: z.string().nullable(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
});
export type NoticeView = z.infer<typeof noticeViewSchema>;

export const listNoticesSchema = z.object({ cursor: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(100).default(20) });
export const noticeListSchema = z.object({ notices: z.array(noticeViewSchema), nextCursor: z.string().nullable() });
export type NoticeList = z.infer<typeof noticeListSchema>;
