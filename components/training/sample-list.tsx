"use client";

import * as format from "@/components/format";
import { OBJECTIVE_NAMES } from "@/components/improve/run-state";
import { BUTTON_PLAIN, EmptyState } from "@/components/ui/basics";
import { VerdictBadge } from "@/components/ui/verdict";
import type { TrainingEvent } from "@/lib/core/training/events";
import type { TrainingView } from "@/lib/core/views/training";
import { number } from "./format";
import { isOpen } from "./state";
import { useEvents } from "./use-events";

type Sample = Extract<TrainingEvent, { kind: "sample" }>;

/** Completions of the newest steps, each beside its prompt. */
export function SampleList({ run }: { run: TrainingView }) {
  const { events, nextBefore, problem, isLoading, loadOlder } = useEvents(run.id, "sample", 8, run.lastSeq);
  const samples = events.filter((event): event is Sample => event.kind === "sample");
  if (problem !== null && samples.length === 0) return <p role="alert" className="text-sm text-bad">{problem}</p>;
  if (samples.length === 0) return isLoading ? <p className="text-sm text-soft">Loading …</p> : <EmptyState title={isOpen(run.state) ? "No completion yet" : "The run generated nothing"} />;
  return (
    <>
      <ul className="border-t border-line">{samples.map((sample) => <SampleItem key={sample.seq} sample={sample} />)}</ul>
      {problem ? <p role="alert" className="mt-2 text-sm text-bad">{problem}</p> : null}
      {nextBefore === null ? null : <p className="mt-3"><button type="button" className={BUTTON_PLAIN} onClick={loadOlder}>Older samples</button></p>}
    </>
  );
}

function SampleItem({ sample: { seq, step, data } }: { sample: Sample }) {
  const { verdict, reward } = data;
  const name = `sample ${seq} of ${data.problem}`;
  return (
    <li className="border-b border-line">
      <details className="group">
        <summary className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 py-2 text-sm">
          <span aria-hidden className="text-faint group-open:rotate-90">›</span>
          <span className="w-20 shrink-0 text-soft tabular-nums">step {step}</span>
          <span className="font-medium [overflow-wrap:anywhere]">{data.problem}</span>
          {verdict ? <VerdictBadge verdict={verdict} /> : <span className="text-xs text-soft">nothing judged</span>}
          <span className="tabular-nums">{reward === null ? "no signal" : `reward ${number(reward)}`}</span>
          <span className="text-xs text-soft">{figures(data)}</span>
        </summary>
        <div className="grid gap-3 pb-4">
          <p className="text-xs text-soft">
            {OBJECTIVE_NAMES[data.objective]}. Correctness {number(data.correctness)}, efficiency {number(data.efficiency)}, format {number(data.format)}.
          </p>
          <div className="grid grid-cols-[minmax(0,1fr)] gap-3 lg:grid-cols-2">
            <Text title="Prompt" label={`Prompt of ${name}`} text={data.prompt} />
            <Text title="Completion" label={`Completion of ${name}`} text={data.completion} />
          </div>
        </div>
      </details>
    </li>
  );
}

function Text({ title, label, text }: { title: string; label: string; text: string }) {
  return (
    <div className="min-w-0">
      <p className="mb-1 text-xs font-medium text-soft">{title}</p>
      <pre tabIndex={0} role="region" aria-label={label} className="max-h-96 overflow-auto rounded-lg bg-sunken p-3 font-mono text-xs leading-[1.55] whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</pre>
    </div>
  );
}

function figures({ wallNs, peakBytes, integralByteSeconds }: Sample["data"]): string {
  if (wallNs === null) return "";
  return [format.time(wallNs), format.memory(peakBytes), format.integral(integralByteSeconds)].join(", ");
}
