"use client";

import { Act } from "@/components/admin/machines/act";
import { SectionTitle } from "@/components/ui/basics";
import type { MetricPage, TrainingView } from "@/lib/core/views/training";
import { Charts } from "./charts";
import { CheckpointTable } from "./checkpoint-table";
import { DeleteRun } from "./delete-run";
import { EventList } from "./event-list";
import { LogTail } from "./log-tail";
import { RunHead } from "./run-head";
import { RunPlan } from "./run-plan";
import { SampleList } from "./sample-list";
import { isOpen } from "./state";
import { useTraining } from "./use-training";

interface LiveRunProps {
  run: TrainingView;
  /** Its metrics as the server rendered them. */
  page: MetricPage;
}

/** All of a run, as it goes on. */
export function LiveRun(props: LiveRunProps) {
  const { run, metrics, connection } = useTraining(props.run, props.page);
  return (
    <>
      <RunHead run={run} connection={connection} />
      <div className="mt-5 flex flex-wrap items-start gap-3"><Acts run={run} /></div>
      <Charts run={run} metrics={metrics} />
      <SectionTitle id="checkpoints" title="Checkpoints" lead="What a run goes on from, and what can be evaluated and continued from. The trainer keeps the newest few." />
      <CheckpointTable run={run} />
      {run.method === "grpo" ? (
        <>
          <SectionTitle id="samples" title="Samples" lead="A few completions of each step, with what became of them." />
          <SampleList key={run.attempt} run={run} />
        </>
      ) : null}
      <SectionTitle id="events" title="Events" lead="What the trainer told of itself, newest first." />
      <EventList key={run.attempt} run={run} />
      <SectionTitle id="log" title="Log" />
      <LogTail run={run} />
      <SectionTitle id="settings" title="Settings" lead="All that the run was asked for with." />
      <RunPlan plan={run.plan} stopRules={run.stopRules} />
    </>
  );
}

function Acts({ run: { id, name, state } }: { run: TrainingView }) {
  const path = `/api/v1/training/runs/${id}`;
  const isResumable = state === "stopped" || state === "failed" || state === "lost";
  return (
    <>
      {isOpen(state) && state !== "stopping" ? (
        <Act label="Stop" name={`Stop ${name}`} method="POST" path={`${path}/stop`} confirm={{ title: `Stop ${name}?`, text: "It finishes its step, saves a checkpoint and ends. It can be resumed from there." }} />
      ) : null}
      {isResumable ? <Act label="Resume" name={`Resume ${name}`} method="POST" path={`${path}/resume`} primary /> : null}
      {isOpen(state) ? null : <DeleteRun id={id} name={name} />}
    </>
  );
}
