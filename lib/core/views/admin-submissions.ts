import { z } from "zod";
import { languageSchema, METHODS, ORIGINS, SUBMISSION_STATES } from "./common";
import { reasonSchema } from "./admin-queue";

/** unverified: public, scored and of a person, and nobody has vouched for it yet. */
export const STANDINGS = ["unverified", "verified", "hidden", "duplicate"] as const;

export const listAllSubmissionsSchema = z.object({
  /** In the model's name, or the owner's name or e-mail address; or a submission's id. */
  q: z.string().trim().max(200).default(""),
  set: z.string().max(100).optional(),
  language: languageSchema.optional(),
  state: z.enum(SUBMISSION_STATES).optional(),
  visibility: z.enum(["private", "public"]).optional(),
  standing: z.enum(STANDINGS).optional(),
  owner: z.string().max(64).optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const moderatedSubmissionSchema = z.object({
  id: z.string(),
  modelName: z.string(),
  set: z.object({ slug: z.string(), name: z.string() }),
  language: languageSchema,
  method: z.enum(METHODS),
  iteration: z.number().nullable(),
  origin: z.enum(ORIGINS),
  /** Null: the system's own, or of an account that is gone. */
  owner: z.object({ id: z.string(), name: z.string(), email: z.string() }).nullable(),
  state: z.enum(SUBMISSION_STATES),
  stateReason: z.string().nullable(),
  visibility: z.enum(["private", "public"]),
  hidden: z.object({ at: z.string(), reason: z.string() }).nullable(),
  verified: z.object({ at: z.string(), note: z.string() }).nullable(),
  duplicateOfId: z.string().nullable(),
  sampleCount: z.number(),
  doneCount: z.number(),
  /** Shares from 0 to 1; null until scored. */
  beyondI: z.number().nullable(),
  passAt1: z.number().nullable(),
  createdAt: z.string(),
});
export type ModeratedSubmission = z.infer<typeof moderatedSubmissionSchema>;

export const moderatedListSchema = z.object({ submissions: z.array(moderatedSubmissionSchema), nextCursor: z.string().nullable() });
export type ModeratedList = z.infer<typeof moderatedListSchema>;

export const verifySchema = z.object({
  /** How it was checked that the model wrote these solutions; everybody can read it. */
  note: z.string().trim().min(3, "say how it was checked").max(500),
});
export const hideSchema = z.object({ reason: reasonSchema });

export const moderatedReportSchema = z.object({
  id: z.string(),
  modelName: z.string(),
  hidden: z.object({ at: z.string(), reason: z.string() }).nullable(),
});
export type ModeratedReport = z.infer<typeof moderatedReportSchema>;
