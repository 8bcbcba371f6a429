import { z } from "zod";
import { nextCursorSchema } from "../paging";
import { setNameSchema, takenAwaySchema, vouchedSchema } from "./parts";
import { languageSchema, METHODS, ORIGINS, SUBMISSION_STATES } from "./common";
import { reasonSchema } from "./admin-queue";

/** unverified: public, scored and of a person, and nobody has vouched for it yet. */
export const STANDINGS = ["unverified", "verified", "hidden", "duplicate"] as const;

export const listAllSubmissionsSchema = z.object({
  q: z.string().trim().max(200).default("").describe("In the model's name, or the owner's name or e-mail address; or a submission's id."),
  set: z.string().max(100).optional().describe("Short name of a problem set."),
  language: languageSchema.optional().describe("Only those in this language."),
  state: z.enum(SUBMISSION_STATES).optional().describe("Only those in this state."),
  visibility: z.enum(["private", "public"]).optional().describe("Only private or only public ones."),
  standing: z.enum(STANDINGS).optional().describe("Only those of this standing with admins."),
  owner: z.string().max(64).optional().describe("Id of an account."),
  cursor: z.uuid().optional().describe("Where to go on: `nextCursor` of the page before."),
  limit: z.coerce.number().int().min(1).max(100).default(50).describe("How many at most."),
});

export const moderatedSubmissionSchema = z.object({
  id: z.string().describe("Id, as addresses take it."),
  modelName: z.string().describe("Name of the model."),
  set: setNameSchema.describe("The problem set."),
  language: languageSchema.describe("Programming language."),
  method: z.enum(METHODS).describe("How the model was trained."),
  iteration: z.number().nullable().describe("Which iteration of improvement or training; null where none is said."),
  origin: z.enum(ORIGINS).describe("Who brought it: `example` the installation, `user` a person, `published` a paper."),
  owner: z.object({ id: z.string().describe("Id of the account."), name: z.string().describe("As it is called."), email: z.string().describe("Signs in with it.") }).nullable().describe("Null: the system's own, or of an account that is gone."),
  state: z.enum(SUBMISSION_STATES).describe("How far it is."),
  stateReason: z.string().nullable().describe("Why it failed; null otherwise."),
  visibility: z.enum(["private", "public"]).describe("private: its owner and admins see it."),
  hidden: takenAwaySchema.nullable().describe("An admin took it off the public pages; null: nobody did."),
  verified: vouchedSchema.nullable().describe("An admin vouches that the model wrote these solutions; null: nobody does."),
  duplicateOfId: z.string().nullable().describe("Id of an earlier submission with the same content; null without."),
  sampleCount: z.number().describe("Programs in it."),
  doneCount: z.number().describe("Programs judged so far."),
  beyondI: z.number().nullable().describe("Beyond-I, a share from 0 to 1; null until scored."),
  passAt1: z.number().nullable().describe("Pass@1, a share from 0 to 1; null until scored."),
  createdAt: z.string().describe("When it was made; ISO 8601, UTC."),
});
export type ModeratedSubmission = z.infer<typeof moderatedSubmissionSchema>;

export const moderatedListSchema = z.object({ submissions: z.array(moderatedSubmissionSchema).describe("Newest first."), nextCursor: nextCursorSchema });
export type ModeratedList = z.infer<typeof moderatedListSchema>;

export const verifySchema = z.object({
  note: z.string().trim().min(3, "say how it was checked").max(500).describe("How it was checked that the model wrote these solutions; everybody can read it."),
});
export const hideSchema = z.object({ reason: reasonSchema.describe("Its owner can read it.") });

export const moderatedReportSchema = z.object({
  id: z.string().describe("Id, as addresses take it."),
  modelName: z.string().describe("Name of the model."),
  hidden: takenAwaySchema.nullable().describe("An admin took it off the public pages; null: nobody did."),
});
export type ModeratedReport = z.infer<typeof moderatedReportSchema>;
