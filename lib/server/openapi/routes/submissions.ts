import { z } from "zod";
import { pageQuery } from "@/lib/core/paging";
import { citationViewSchema } from "@/lib/core/views/citation";
import { SUBMISSION_STATES } from "@/lib/core/views/common";
import { createSubmissionFieldsSchema, rerunFieldsSchema, samplePageSchema, submissionListSchema, submissionPreviewSchema, submissionViewSchema, updateSubmissionFieldsSchema } from "@/lib/core/views/submissions";
import { answers, type Operation } from "../contract";
import { flagParam, idempotencyHeaders, idParams, languageParam, setParam } from "./parameters";

export const submissionsQuery = z.object({
  set: setParam.optional(),
  language: languageParam,
  state: z.enum(SUBMISSION_STATES).optional().describe("Only those in this state."),
  mine: flagParam.describe("Only your own."),
  cursor: z.uuid().optional().describe("`nextCursor` of the page before."),
  limit: z.coerce.number().int().min(1).max(100).default(25).describe("How many at most."),
});

export const samplesQuery = z.object({
  after: z.iso.datetime().optional().describe("`cursor` of an earlier answer: only samples judged since, some of them again."),
  ...pageQuery({ limit: 1000, most: 5000 }),
});

export const eventsQuery = z.object({ after: z.iso.datetime().optional().describe("As in the list of samples.") });

/** Fields of a file that is sent as the body itself. */
const uploadQuery = z.object({
  dryRun: flagParam.describe("Say what the file holds and queue nothing."),
  fileName: z.string().max(255).optional().describe("Name of a file that is the body itself."),
  ...createSubmissionFieldsSchema.partial().shape,
});

const file = z.string().describe("The file of solutions; at most 64 MiB, and 256 KiB a solution.").meta({ format: "binary" });
const UPLOAD = createSubmissionFieldsSchema.extend({ file });

/** One event as it comes over the wire: `data` is JSON text. */
const serverSentEvent = z.object({
  event: z.string().optional().describe("progress, samples or end."), id: z.string().optional().describe("Cursor to go on from."),
  retry: z.number().optional().describe("Milliseconds to wait before connecting again."), data: z.string().optional().describe("JSON text."),
});

const BASE = "/api/v1/submissions/{id}";
const OWN = { access: { scope: "submit" as const }, params: idParams, tag: "Submissions" as const };

/** An act on a submission that needs no more than its id. */
function act(name: string, id: string, summary: string, description: string): Operation {
  return { ...OWN, id, method: "post", path: `${BASE}/${name}`, summary, description, answers: { 200: answers(submissionViewSchema, "The submission as it is then.") }, errors: ["conflict", "rate_limited"] };
}

export const SUBMISSIONS: Operation[] = [
  {
    id: "listSubmissions", method: "get", path: "/api/v1/submissions", tag: "Submissions", access: "public",
    summary: "Submissions, newest first",
    description: "Public ones and your own.",
    query: submissionsQuery,
    answers: { 200: answers(submissionListSchema, "A page of submissions.") },
    example: { query: { set: "starter", state: "scored" } },
  },
  {
    id: "createSubmission", method: "post", path: "/api/v1/submissions", tag: "Submissions", access: { scope: "submit" },
    summary: "Submit a file of solutions",
    description: "As a form with the field `file`, or the file as the body with its fields in the query. Private until it is published. With `dryRun=1` nothing is queued and the answer says what the file holds. Faults are named by line or key.",
    query: uploadQuery,
    headers: idempotencyHeaders,
    body: {
      "multipart/form-data": { schema: UPLOAD },
      "application/jsonl": {},
      "application/octet-stream": {},
    },
    answers: {
      200: answers(submissionPreviewSchema, "What a dry run says."),
      201: { ...answers(submissionViewSchema, "The submission."), headers: { Location: "Its address." } },
    },
    errors: ["not_found", "conflict", "unsupported_format", "unknown_problem", "too_large", "not_scorable", "rate_limited"],
    example: { headers: { "Idempotency-Key": "run-12" }, form: { set: "starter", model: "my-model", method: "grpo", iteration: "3", file: "@samples.jsonl" } },
  },
  {
    id: "getSubmission", method: "get", path: BASE, tag: "Submissions", access: "public", params: idParams,
    summary: "One submission",
    description: "State, counts, pace and scores.",
    answers: { 200: answers(submissionViewSchema) },
  },
  {
    ...OWN, id: "updateSubmission", method: "patch", path: BASE,
    summary: "Change what is said of a submission",
    description: "Never what was measured. Null takes a word back.",
    body: { "application/json": { schema: updateSubmissionFieldsSchema, example: { licence: "apache-2.0", notes: "Greedy decoding." } } },
    answers: { 200: answers(submissionViewSchema, "The submission as it is then.") },
    errors: ["conflict"],
  },
  {
    ...OWN, id: "deleteSubmission", method: "delete", path: BASE,
    summary: "Delete a private submission that has ended",
    answers: { 204: { description: "It is gone." } },
    errors: ["conflict"],
  },
  act("publish", "publishSubmission", "Publish", "Puts a scored submission on the board."),
  act("unpublish", "unpublishSubmission", "Take off the board", "Makes it private again."),
  act("cancel", "cancelSubmission", "Cancel", "Gives up what is not measured yet; what it had not used goes back to the quota."),
  {
    ...OWN, id: "rerunSubmission", method: "post", path: `${BASE}/rerun`,
    summary: "Measure again",
    description: "Owners: samples that ended as IE (`lost`). Admins: all of them.",
    body: { "application/json": { schema: rerunFieldsSchema, example: { samples: "lost" } } },
    optionalBody: true,
    answers: { 200: answers(submissionViewSchema, "The submission as it is then.") },
    errors: ["conflict", "rate_limited", "not_calibrated"],
  },
  {
    id: "listSamples", method: "get", path: `${BASE}/samples`, tag: "Submissions", access: "public", params: idParams,
    summary: "The samples of a submission",
    description: "In the order of the set, with verdict, figures, Beyond and the id of the execution.",
    query: samplesQuery,
    answers: { 200: answers(samplePageSchema, "A page of samples.") },
  },
  {
    id: "followSubmission", method: "get", path: `${BASE}/events`, tag: "Submissions", access: "public", params: idParams,
    summary: "Follow a submission live",
    description: "Server-sent events: `progress` carries the submission whenever it changes, `samples` the rows newly judged, `end` closes the run. The id of an event is a cursor: with `Last-Event-ID` it goes on where it stopped.",
    query: eventsQuery,
    answers: { 200: { description: "The events.", content: { "text/event-stream": { schema: serverSentEvent } } } },
  },
  {
    id: "citeSubmission", method: "get", path: `${BASE}/citation`, tag: "Submissions", access: "public", params: idParams,
    summary: "How to cite a public result",
    description: "BibTeX, a badge, and a file for the model's repository on the Hugging Face hub.",
    answers: { 200: answers(citationViewSchema) },
    errors: ["conflict"],
  },
];
