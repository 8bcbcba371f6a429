import type { NoticeSubmission } from "@/lib/core/views/notices";
import { intervalText, percent } from "@/lib/core/outputs/result";

/** The e-mail that tells of the end of a submission: plain text, nothing that is fetched or tracked. */
export function mailText(submission: NoticeSubmission, url: string | null): { subject: string; text: string } {
  const what = `${submission.model} on ${submission.set.name}`.replace(/\s+/g, " ");
  const subject = submission.scores ? `${what}: Beyond-I ${percent(submission.scores.beyondI.mean)} %` : `${what}: not scored`;
  const lines = [
    submission.scores ? `${what} is scored.` : `${what} could not be scored.`,
    "",
    ...(submission.scores ? scoreLines(submission.scores) : [submission.stateReason ?? "No reason is known."]),
    `${submission.sampleCount} samples, ${submission.language}`,
    "",
    url ?? `Submission ${submission.id}`,
    "",
    "You get this because your account asks for it. Turn it off on the account page.",
  ];
  return { subject, text: `${lines.join("\n")}\n` };
}

function scoreLines({ beyondI, beyondT, beyondM, passAt1 }: NonNullable<NoticeSubmission["scores"]>): string[] {
  const named = [["Beyond-I", beyondI], ["Beyond-T", beyondT], ["Beyond-M", beyondM], ["Pass@1", passAt1]] as const;
  return named.map(([name, score]) => {
    const interval = intervalText(score);
    return `${name}  ${percent(score.mean)} %${interval === null ? "" : ` (95 % interval ${interval})`}`;
  });
}
