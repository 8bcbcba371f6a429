import { env } from "@/lib/infra/env";
import type { QuotaDefaults, QuotaView } from "@/lib/core/views/quota";
import type { ReportedResultView, ReportResultFields } from "@/lib/core/views/reported";
import type { SubmissionPreview, SubmissionView, UpdateSubmissionFields } from "@/lib/core/views/submissions";
import { requireUser } from "@/lib/services/accounts/access";
import { deleteReportedResult } from "@/lib/services/reported-results/deleteReportedResult";
import { getReportedResult } from "@/lib/services/reported-results/getReportedResult";
import { listReportedResults, type ListReportedInput } from "@/lib/services/reported-results/listReportedResults";
import { publishReportedResult } from "@/lib/services/reported-results/publishReportedResult";
import { reportResult } from "@/lib/services/reported-results/reportResult";
import { unpublishReportedResult } from "@/lib/services/reported-results/unpublishReportedResult";
import { cancelSubmission } from "@/lib/services/submissions/cancelSubmission";
import { createSubmission, type CreateSubmissionInput } from "@/lib/services/submissions/createSubmission";
import { deleteSubmission } from "@/lib/services/submissions/deleteSubmission";
import { previewSubmission } from "@/lib/services/submissions/previewSubmission";
import { publishSubmission } from "@/lib/services/submissions/publishSubmission";
import { quotaOf } from "@/lib/services/submissions/quota";
import { rerunSubmission, type RerunInput } from "@/lib/services/submissions/rerunSubmission";
import { unpublishSubmission } from "@/lib/services/submissions/unpublishSubmission";
import { updateSubmission } from "@/lib/services/submissions/updateSubmission";
import { getActor, getContext } from "./context";

/** Of this installation. */
export function quotaDefaults(): QuotaDefaults {
  const { QUOTA_SAMPLES_PER_DAY, QUOTA_OPEN_SUBMISSIONS } = env();
  return { samplesPerDay: QUOTA_SAMPLES_PER_DAY, openSubmissions: QUOTA_OPEN_SUBMISSIONS };
}

/** Turns a visitor away before a large body is read; the verb checks it again. Throws AppError unauthenticated or forbidden. */
export async function requireSubmitter(): Promise<void> {
  requireUser(await getActor(), "submit");
}

export async function submit(input: CreateSubmissionInput): Promise<SubmissionView> {
  return createSubmission({ ctx: await getContext(), input: { ...input, quotaDefaults: quotaDefaults() } });
}

export async function preview(input: { set: string; bytes: Uint8Array; fileName: string }): Promise<SubmissionPreview> {
  return previewSubmission({ ctx: await getContext(), input: { ...input, quotaDefaults: quotaDefaults() } });
}

export async function ownQuota(): Promise<QuotaView> {
  return quotaOf({ ctx: await getContext(), input: { defaults: quotaDefaults() } });
}

/** Acts on a submission that need no more than its id, as the API and its pages name them. */
export const SUBMISSION_ACTS = { publish: publishSubmission, unpublish: unpublishSubmission, cancel: cancelSubmission } as const;

export async function act(name: keyof typeof SUBMISSION_ACTS, id: string): Promise<SubmissionView> {
  return SUBMISSION_ACTS[name]({ ctx: await getContext(), input: { id } });
}

export async function rerun(input: RerunInput): Promise<SubmissionView> {
  return rerunSubmission({ ctx: await getContext(), input });
}

export async function update(id: string, fields: UpdateSubmissionFields): Promise<SubmissionView> {
  return updateSubmission({ ctx: await getContext(), input: { id, fields } });
}

export async function remove(id: string): Promise<void> {
  await deleteSubmission({ ctx: await getContext(), input: { id } });
}

export async function report(fields: ReportResultFields): Promise<ReportedResultView> {
  return reportResult({ ctx: await getContext(), input: { fields } });
}

export async function reportedResults(input: ListReportedInput): ReturnType<typeof listReportedResults> {
  return listReportedResults({ ctx: await getContext(), input });
}

export async function reportedResult(id: string): Promise<ReportedResultView> {
  return getReportedResult({ ctx: await getContext(), input: { id } });
}

export const REPORTED_ACTS = { publish: publishReportedResult, unpublish: unpublishReportedResult } as const;

export async function actOnReported(name: keyof typeof REPORTED_ACTS, id: string): Promise<ReportedResultView> {
  return REPORTED_ACTS[name]({ ctx: await getContext(), input: { id } });
}

export async function removeReported(id: string): Promise<void> {
  await deleteReportedResult({ ctx: await getContext(), input: { id } });
}
