import { z } from "zod";
import { nextCursorSchema } from "../paging";
import { setNameSchema } from "./parts";
import { intervalSchema, languageSchema, METHODS, METRICS } from "./common";

export const NOTICE_EVENTS = ["submission.scored", "submission.failed", "webhook.test"] as const;
export const noticeEventSchema = z.enum(NOTICE_EVENTS);
export type NoticeEvent = z.infer<typeof noticeEventSchema>;

export const NOTICE_CHANNELS = ["email", "webhook"] as const;
export const NOTICE_STATES = ["waiting", "sent", "failed"] as const;

/** What a notice says of a submission. */
export const noticeSubmissionSchema = z.object({
  id: z.string().describe("Id, as addresses take it."),
  state: z.string().describe("How it ended."),
  stateReason: z.string().nullable().describe("Why it failed; null for one that is scored."),
  model: z.string().describe("Name of the model."),
  set: setNameSchema.describe("The problem set."),
  language: languageSchema.describe("Programming language."),
  method: z.enum(METHODS).describe("How the model was trained."),
  iteration: z.number().nullable().describe("Which iteration of improvement or training; null where none is said."),
  sampleCount: z.number().describe("Programs in it."),
  scores: z.record(z.enum(METRICS), intervalSchema).nullable().describe("Shares from 0 to 1; null while it has none."),
  finishedAt: z.string().nullable().describe("When it ended; ISO 8601, UTC. Null before."),
});
export type NoticeSubmission = z.infer<typeof noticeSubmissionSchema>;

/** The JSON body of a webhook call. */
export const webhookBodySchema = z.object({
  event: noticeEventSchema.describe("What happened."),
  sentAt: z.string().describe("Of this try."),
  submission: noticeSubmissionSchema.nullable().describe("Null for `webhook.test`."),
  url: z.string().nullable().describe("Page of the submission; null for `webhook.test` and where the installation does not know its own address."),
});
export type WebhookBody = z.infer<typeof webhookBodySchema>;

export const noticeSettingInputSchema = z.strictObject({
  byEmail: z.boolean().describe("Whether e-mail is sent; the address has to be confirmed."),
  webhookUrl: z.url({ protocol: /^https?$/, message: "give a whole address, as https://example.org/hook" }).max(2000).nullable().describe("Null: no webhook; its secret goes with it."),
  renewSecret: z.boolean().default(false).describe("Makes a new secret also where the address stays."),
});

/** How somebody is told of the end of their submissions. */
export const noticeSettingSchema = z.object({
  byEmail: z.boolean().describe("Whether e-mail is sent."),
  email: z.string().describe("The account's, to which e-mails go."),
  sendsEmail: z.boolean().describe("Whether this installation can send any."),
  webhookUrl: z.string().nullable().describe("Address that is called; null: none."),
});
export type NoticeSettingView = z.infer<typeof noticeSettingSchema>;

export const savedNoticeSettingSchema = noticeSettingSchema.extend({ secret: z.string().nullable().describe("The key that signs webhook calls, told only when it was made; else null.") });
export type SavedNoticeSetting = z.infer<typeof savedNoticeSettingSchema>;

export const noticeViewSchema = z.object({
  id: z.string().describe("Id, as addresses take it."),
  channel: z.enum(NOTICE_CHANNELS).describe("By which way."),
  event: noticeEventSchema.describe("What happened."),
  submissionId: z.string().nullable().describe("Id of the submission; null for a test."),
  state: z.enum(NOTICE_STATES).describe("What became of it."),
  attempts: z.number().describe("Tries so far."),
  lastError: z.string().nullable().describe("Why the last try failed."),
  createdAt: z.string().describe("When it was made; ISO 8601, UTC."),
  sentAt: z.string().nullable().describe("When it was taken; ISO 8601, UTC. Null before."),
});
export type NoticeView = z.infer<typeof noticeViewSchema>;

export const listNoticesSchema = z.object({
  cursor: z.uuid().optional().describe("Where to go on: `nextCursor` of the page before."),
  limit: z.coerce.number().int().min(1).max(100).default(20).describe("How many at most."),
});
export const noticeListSchema = z.object({ notices: z.array(noticeViewSchema).describe("Newest first."), nextCursor: nextCursorSchema });
export type NoticeList = z.infer<typeof noticeListSchema>;
