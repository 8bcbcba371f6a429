import Link from "next/link";
import * as format from "@/components/format";
import { Badge } from "@/components/ui/basics";
import { DataTable } from "@/components/ui/data-table";
import { JOB_STATES, type JobState } from "@/lib/core/job-states";
import type { QueueKind, QueueView } from "@/lib/core/views/admin-queue";
import { Act } from "./act";
import { jobsHref } from "./job-list";
import { kindName, queueName, since } from "./names";

const EMPTY: QueueKind = { kind: "", counts: { waiting: 0, active: 0, retrying: 0, failed: 0, cancelled: 0, done: 0 }, oldestAt: null, donePerHour: 0, secondsLeft: null };
/** Cells that narrow pages leave out. */
const HIDDEN: Partial<Record<JobState, string>> = { cancelled: "hidden md:table-cell", retrying: "hidden sm:table-cell", done: "hidden sm:table-cell" };

/** Jobs by queue, kind and state; each count leads to its list. */
export function QueueTable({ queues, now }: { queues: QueueView[]; now: Date }) {
  return (
    <DataTable label="Queues">
      <thead>
        <tr>
          <th scope="col">Queue</th>
          {JOB_STATES.map((state) => <th key={state} scope="col" className={`num ${HIDDEN[state] ?? ""}`}>{state}</th>)}
          <th scope="col" className="num hidden md:table-cell">Oldest</th>
          <th scope="col" className="num hidden md:table-cell">Done an hour</th>
          <th scope="col" className="num hidden lg:table-cell">Left</th>
          <th scope="col"><span className="sr-only">Pause or resume</span></th>
        </tr>
      </thead>
      {queues.map((queue) => <QueueRows key={queue.name} queue={queue} now={now} />)}
    </DataTable>
  );
}

function QueueRows({ queue, now }: { queue: QueueView; now: Date }) {
  const kinds = queue.kinds.length === 0 ? [EMPTY] : queue.kinds;
  return (
    <tbody>
      {kinds.map((kind, index) => (
        <tr key={kind.kind}>
          <th scope="row" className="font-normal">
            <span className="font-[560]">{queueName(queue.name)}</span>{kind.kind === "" ? null : <span className="text-soft">: {kindName(kind.kind)}</span>}
            {index === 0 && queue.paused ? <span className="mt-0.5 block text-xs text-soft"><Badge tone="warn">paused</Badge> {queue.paused.reason} ({since(queue.paused.at, now)}, {queue.paused.by})</span> : null}
          </th>
          {JOB_STATES.map((state) => <Count key={state} queue={queue.name} kind={kind} state={state} />)}
          <td className="num hidden md:table-cell">{since(kind.oldestAt, now)}</td>
          <td className="num hidden md:table-cell">{format.count(Math.round(kind.donePerHour))}</td>
          <td className="num hidden lg:table-cell">{kind.secondsLeft === null ? "–" : format.timeLeft(kind.secondsLeft)}</td>
          <td className="num">{index === 0 ? <PauseButton queue={queue} /> : null}</td>
        </tr>
      ))}
    </tbody>
  );
}

function Count({ queue, kind, state }: { queue: string; kind: QueueKind; state: JobState }) {
  const count = kind.counts[state];
  const tone = state === "failed" && count > 0 ? "font-semibold text-bad" : "";
  return (
    <td className={`num ${HIDDEN[state] ?? ""} ${tone}`}>
      {count === 0 ? <span className="text-faint">0</span> : (
        <Link prefetch={false} className="link" href={jobsHref({ queue, kind: kind.kind, state })} aria-label={`${count} ${state} jobs of ${queueName(queue)}${kind.kind === "" ? "" : `, ${kindName(kind.kind)}`}`}>{format.count(count)}</Link>
      )}
    </td>
  );
}

function PauseButton({ queue }: { queue: QueueView }) {
  const name = queueName(queue.name);
  const path = `/api/v1/admin/queue/${encodeURIComponent(queue.name)}/pause`;
  if (queue.paused) return <Act label="Resume" name={`Resume ${name}`} method="DELETE" path={path} />;
  return (
    <Act
      label="Pause"
      name={`Pause ${name}`}
      method="PUT"
      path={path}
      confirm={{ title: `Pause ${name.toLowerCase()}?`, text: "Within a few seconds no worker takes a job of it any more. What is being done is finished, and what is put in meanwhile waits. Whoever waits is told the reason.", reason: "Reason" }}
    />
  );
}
