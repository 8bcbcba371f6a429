"use client";

import * as format from "@/components/format";
import { Meter } from "@/components/ui/basics";
import { VerdictBar, VerdictSwatch } from "@/components/ui/verdict";
import { VERDICT_MEANING, VERDICTS } from "@/lib/core/verdict";
import type { SampleRow, SubmissionView } from "@/lib/core/views/submissions";
import { SampleTable } from "./sample-table";
import { isOpen, StateBadge } from "./state";
import { useSubmission, type Connection } from "./use-submission";

interface LiveProps {
  submission: SubmissionView;
  rows: SampleRow[];
  cursor: string;
}

function sentence(submission: SubmissionView): string {
  const { doneCount, sampleCount, secondsLeft } = submission;
  if (submission.state === "failed") return submission.stateReason ?? "The run failed.";
  if (submission.state === "cancelled") return submission.stateReason ?? "The run was cancelled.";
  if (submission.state === "scored") return `All ${format.plural(sampleCount, "sample")} judged and scored.`;
  if (doneCount === sampleCount) return "All samples are judged; the scores are being computed.";
  if (doneCount === 0) return `Queued: ${format.plural(sampleCount, "sample")} wait for a worker.`;
  const left = secondsLeft === null ? "" : `, ${format.timeLeft(secondsLeft)} left`;
  const rate = secondsLeft ? `, ${((sampleCount - doneCount) / secondsLeft).toFixed(1)} a second` : "";
  return `${format.count(doneCount)} of ${format.plural(sampleCount, "sample")} judged${rate}${left}.`;
}

function Legend({ submission }: { submission: SubmissionView }) {
  const waiting = submission.sampleCount - submission.doneCount;
  return (
    <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {VERDICTS.filter((verdict) => verdict === "AC" || submission.verdictCounts[verdict] > 0).map((verdict) => (
        <li key={verdict} className="flex items-center gap-1.5" title={VERDICT_MEANING[verdict]}>
          <VerdictSwatch verdict={verdict} />
          <span>{verdict}</span>
          <span className="font-semibold">{format.count(submission.verdictCounts[verdict])}</span>
          <span className="sr-only">{VERDICT_MEANING[verdict]}</span>
        </li>
      ))}
      {waiting > 0 ? <li className="text-soft">{format.count(waiting)} waiting</li> : null}
    </ul>
  );
}

function Waiting({ submission }: { submission: SubmissionView }) {
  const progress = submission.waitingFor;
  if (progress === null) return null;
  const left = progress.secondsLeft === null ? "" : `, ${format.timeLeft(progress.secondsLeft)} left`;
  const set = format.setIn(submission.set.name, submission.language);
  return (
    <div className="mt-5 border-l-2 border-integral pl-4 text-sm">
      <p>
        The scores wait for the calibration of {set}: {format.count(progress.done)} of {format.count(progress.total)} reference solutions measured on this machine{left}. Verdicts and figures do not wait.
      </p>
      <div className="mt-2 max-w-md"><Meter done={progress.done} total={progress.total} label={`Calibration of ${set}`} /></div>
    </div>
  );
}

function Paused({ reason }: { reason: string | null }) {
  return reason === null ? null : (
    <p role="status" className="mt-5 max-w-prose border-l-2 border-warn pl-4 text-sm">Measuring is paused. {reason}</p>
  );
}

function ConnectionNote({ connection, open }: { connection: Connection; open: boolean }) {
  if (!open || connection === "ended") return null;
  return connection === "live" ? (
    <span className="needs-script inline-flex items-center gap-1.5 text-xs text-soft">
      <span aria-hidden className="size-1.5 animate-pulse rounded-full bg-good" />
      live
    </span>
  ) : (
    <span className="text-xs text-warn">connection lost, trying again</span>
  );
}

/** State, counts and samples of a run; goes on by itself while the run does. */
export function Live(props: LiveProps) {
  const { submission, rows, connection } = useSubmission(props);
  return (
    <>
      <section aria-label="Progress">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <StateBadge state={submission.state} />
          <span role="status">{sentence(submission)}</span>
          <ConnectionNote connection={connection} open={isOpen(submission.state)} />
        </p>
        <div className="mt-3"><VerdictBar counts={submission.verdictCounts} total={submission.sampleCount} /></div>
        <Legend submission={submission} />
        <Paused reason={submission.pausedBecause} />
        <Waiting submission={submission} />
      </section>
      <SampleTable rows={rows} setSlug={submission.set.slug} />
    </>
  );
}
