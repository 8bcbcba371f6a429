import { submissionAnswer, type SubmissionAnswer } from "./answers";
import type { Client } from "./client";

export type Change = "publish" | "unpublish" | "cancel" | "rerun";

/** Does something with a submission of one's own. @returns it as it then is */
export async function changeSubmission(client: Client, id: string, change: Change): Promise<SubmissionAnswer> {
  return (await client.json({ method: "POST", path: `/api/v1/submissions/${id}/${change}` }, submissionAnswer)).value;
}
