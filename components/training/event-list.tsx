"use client";

import * as format from "@/components/format";
import { Badge, BUTTON_PLAIN, EmptyState } from "@/components/ui/basics";
import type { TrainingEvent } from "@/lib/core/training/events";
import type { TrainingView } from "@/lib/core/views/training";
import { bytes } from "./format";
import { useEvents } from "./use-events";

/** States and checkpoints as the trainer told them. */
export function EventList({ run }: { run: TrainingView }) {
  const { events, nextBefore, problem, isLoading, loadOlder } = useEvents(run.id, "status,checkpoint", 20, run.lastSeq);
  if (problem !== null && events.length === 0) return <p role="alert" className="text-sm text-bad">{problem}</p>;
  if (events.length === 0) return isLoading ? <p className="text-sm text-soft">Loading …</p> : <EmptyState title="The trainer has told nothing yet" />;
  return (
    <>
      <ol className="border-t border-line text-sm">
        {events.map((event) => (
          <li key={event.seq} className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 border-b border-line py-1.5">
            <time dateTime={event.ts} className="w-44 shrink-0 text-soft tabular-nums">{format.dateTime(event.ts)}</time>
            <span className="w-20 shrink-0 text-soft tabular-nums">step {event.step}</span>
            <span className="min-w-0 [overflow-wrap:anywhere]"><What event={event} /></span>
          </li>
        ))}
      </ol>
      {problem ? <p role="alert" className="mt-2 text-sm text-bad">{problem}</p> : null}
      {nextBefore === null ? null : <p className="mt-3"><button type="button" className={BUTTON_PLAIN} onClick={loadOlder}>Older events</button></p>}
    </>
  );
}

function What({ event }: { event: TrainingEvent }) {
  if (event.kind === "checkpoint") return <>Checkpoint of {bytes(event.data.bytes)}{event.data.isFinal ? ", the final one" : ""}</>;
  if (event.kind !== "status") return null;
  const { state, message, code } = event.data;
  return <><Badge tone={state === "failed" ? "bad" : state === "finished" ? "good" : "plain"}>{state}</Badge> {message} {code ? <span className="text-soft">({code.replaceAll("_", " ")})</span> : null}</>;
}
