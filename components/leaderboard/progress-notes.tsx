import Link from "next/link";
import * as format from "@/components/format";
import { Meter } from "@/components/ui/basics";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { Term } from "@/components/ui/term";
import type { CalibrationProgress } from "@/lib/core/views/common";
import type { LeaderboardView } from "@/lib/core/views/leaderboard";

/** How far the measuring of the reference solutions is, in words and as a bar. */
export function CalibrationNote({ progress, setName }: { progress: CalibrationProgress; setName: string }) {
  const left = progress.secondsLeft === null ? "" : `, ${format.timeLeft(progress.secondsLeft)} left`;
  const failed = progress.failed === 0 ? "" : ` ${format.count(progress.failed)} could not be measured and will be tried again.`;
  return (
    <div className="my-4 border-l-2 border-integral pl-4 text-sm" role="status">
      <p>
        <Term id="calibration" className="font-medium">{progress.state === "stopped" ? "Calibration is stopped" : "Calibrating"}</Term>: the reference solutions of {setName} are being measured on this machine, {format.count(progress.done)} of {format.count(progress.total)} so far{left}.{failed} Scores appear when all are.
      </p>
      <div className="mt-2 max-w-md">
        <Meter done={progress.done} total={progress.total} label={`Calibration of ${setName}`} />
      </div>
    </div>
  );
}

function Pending({ pending }: { pending: LeaderboardView["pending"] }) {
  return (
    <div className="my-4 text-sm">
      <h2 className="text-xs text-soft">Under way</h2>
      <ul className="mt-1 grid gap-1">
        {pending.map((item) => (
          <li key={item.submissionId} className="flex flex-wrap items-center gap-x-4">
            <Link href={`/submissions/${item.submissionId}`} className="link min-w-0 [overflow-wrap:anywhere]">{item.modelName}</Link>
            <span className="text-soft">{item.state === "failed" ? "failed" : `${format.count(item.done)} of ${format.count(item.total)} judged`}</span>
            <span className="w-40"><Meter done={item.done} total={item.total} label={`${item.modelName}, judged`} /></span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What is still on its way to the table; the page asks anew while there is any. */
export function ProgressNotes({ view }: { view: LeaderboardView }) {
  const calibration = view.set.calibration?.state === "done" ? null : view.set.calibration;
  if (calibration === null && view.pending.length === 0) return null;
  return (
    <>
      {calibration ? <CalibrationNote progress={calibration} setName={format.setIn(view.set.name, view.language)} /> : null}
      {view.pending.length > 0 ? <Pending pending={view.pending} /> : null}
      <LiveRefresh />
    </>
  );
}
