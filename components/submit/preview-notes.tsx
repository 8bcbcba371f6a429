import Link from "next/link";
import * as format from "@/components/format";
import type { SubmissionPreview } from "@/lib/core/views/submissions";

/** What to know of a good file before it is handed in: whether that was done before, and whether the quota has room for it. */
export function PreviewNotes({ preview }: { preview: SubmissionPreview }) {
  const { duplicateOf, quota, samples } = preview;
  const isShort = quota !== null && quota.leftToday !== null && samples > quota.leftToday;
  const isFull = quota !== null && quota.openSubmissions !== null && quota.openNow >= quota.openSubmissions;
  if (duplicateOf === null && !isShort && !isFull) return null;
  return (
    <div role="status" className="mt-4 grid gap-2 border-l-2 border-warn pl-4 text-sm">
      {duplicateOf ? (
        <p>
          The same solutions were handed in before, on {format.date(duplicateOf.createdAt)}: <Link className="link [overflow-wrap:anywhere]" href={`/submissions/${duplicateOf.id}`}>{duplicateOf.modelName}</Link>, {duplicateOf.state}. You may hand them in again; the same program keeps its figures.
        </p>
      ) : null}
      {isShort ? <p>{format.plural(samples, "sample")} in the file, {format.count(quota.leftToday ?? 0)} left of your quota of today: more room from {format.dateTime(quota.resetsAt)}.</p> : null}
      {isFull ? <p>{format.plural(quota.openNow, "submission")} of yours still open, and no more may be at once: wait for one, or cancel one.</p> : null}
    </div>
  );
}
