import { asDatabaseUnavailable } from "@/lib/infra/db/connection-errors";
import type { SubmissionPreview, SubmissionView } from "@/lib/core/views/submissions";
import { createSubmission, type CreateSubmissionInput } from "@/lib/services/submissions/createSubmission";
import { previewSubmission } from "@/lib/services/submissions/previewSubmission";
import { getContext } from "./context";
import { openDb } from "./infra";

/** The verbs that routes write with. */
export async function submit(input: CreateSubmissionInput): Promise<SubmissionView> {
  return createSubmission({ ctx: await getContext(), input });
}

export async function preview(input: { set: string; bytes: Uint8Array; fileName: string }): Promise<SubmissionPreview> {
  return previewSubmission({ ctx: await getContext(), input });
}

/** Throws AppError database_unavailable when the database does not answer. */
export async function checkDatabase(): Promise<void> {
  const db = await openDb();
  await db.$queryRaw`SELECT 1`;
}

/** Whether the database answers now; faults of another kind are thrown. */
export async function databaseAnswers(): Promise<boolean> {
  try {
    await checkDatabase();
    return true;
  } catch (error) {
    if (asDatabaseUnavailable(error) === undefined) throw error;
    return false;
  }
}
