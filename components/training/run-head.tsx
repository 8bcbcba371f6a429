import Link from "next/link";
import * as format from "@/components/format";
import { OBJECTIVE_NAMES } from "@/components/improve/run-state";
import { Facts, Meter } from "@/components/ui/basics";
import { trainingPreset } from "@/lib/core/training/presets";
import type { PlanModel } from "@/lib/core/training/plan";
import type { TrainingView } from "@/lib/core/views/training";
import { LAUNCHER_NAMES } from "./form/launcher-field";
import { ADVICE, isOpen, TrainingStateBadge } from "./state";
import { SinceThen } from "./since-then";
import type { Connection } from "./use-training";

/** State, progress and what a run is. */
export function RunHead({ run, connection }: { run: TrainingView; connection: Connection }) {
  const { state, step, steps, stateReason, failureCode } = run;
  return (
    <section aria-label="Progress">
      <p className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <TrainingStateBadge state={state} />
        <span role="status">{sentence(run)}</span>
        <ConnectionNote connection={connection} isLive={isOpen(state)} />
        {state === "running" ? <SinceThen at={run.lastEventAt} /> : null}
      </p>
      <Meter done={step} total={steps} label="Steps done" />
      {stateReason ? <p className={`mt-4 max-w-[75ch] border-l-2 pl-4 text-sm [overflow-wrap:anywhere] ${state === "failed" || state === "lost" ? "border-bad" : "border-warn"}`}>{stateReason}</p> : null}
      {failureCode !== null && ADVICE[failureCode] ? <p className="mt-2 max-w-[75ch] border-l-2 border-line pl-4 text-sm text-soft">{ADVICE[failureCode]}</p> : null}
      <div className="mt-5"><Facts facts={factsOf(run)} /></div>
    </section>
  );
}

function sentence({ state, step, steps, checkpoints }: TrainingView): string {
  const at = `step ${format.count(step)} of ${format.count(steps)}`;
  switch (state) {
    case "queued":
      return step === 0 ? "Waits to be launched." : `Waits to be launched again, at ${at}.`;
    case "starting":
      return "Is being launched: environment, model and data are loaded.";
    case "running":
      return `Trains: ${at}.`;
    case "stopping":
      return `Stops after this step, with a checkpoint: ${at}.`;
    case "stopped":
      return `Stopped at ${at}. ${checkpoints.some(({ deletedAt }) => deletedAt === null) ? "Resuming goes on from its last checkpoint." : ""}`;
    case "finished":
      return `All ${format.plural(steps, "step")} done.`;
    case "failed":
      return `Failed at ${at}.`;
    case "lost":
      return `Lost at ${at}: what ran it does not know it any more.`;
  }
}

function ConnectionNote({ connection, isLive }: { connection: Connection; isLive: boolean }) {
  if (connection === "lost") return <span role="status" className="text-xs text-warn">Connection lost, trying again: what is shown may be old.</span>;
  return isLive ? (
    <span className="needs-script inline-flex items-center gap-1.5 text-xs text-soft"><span aria-hidden className="size-1.5 animate-pulse rounded-full bg-good" />live</span>
  ) : null;
}

function factsOf(run: TrainingView) {
  const preset = trainingPreset(run.preset);
  return [
    { label: "Method", value: run.method.toUpperCase() },
    { label: "Learns from", value: <Link className="link" href={`/problems?set=${encodeURIComponent(run.set.slug)}`}>{format.setIn(run.set.name, run.language)}</Link> },
    { label: "Objectives", value: run.objectives.map((objective) => OBJECTIVE_NAMES[objective]).join(", ") },
    { label: "Begins with", value: <BaseModel model={run.model} baseRunId={run.baseRunId} /> },
    { label: "On the leaderboard", value: <span className="[overflow-wrap:anywhere]">{run.modelName}</span> },
    { label: "Runs on", value: LAUNCHER_NAMES[run.launcher] },
    ...(preset ? [{ label: "Preset", value: preset.name }] : []),
    ...(run.attempt > 1 ? [{ label: "Launches", value: format.count(run.attempt) }] : []),
    { label: "Started", value: <time dateTime={run.startedAt ?? run.createdAt}>{format.dateTime(run.startedAt ?? run.createdAt)}</time> },
    ...(run.finishedAt === null ? [] : [{ label: "Ended", value: <time dateTime={run.finishedAt}>{format.dateTime(run.finishedAt)}</time> }]),
    { label: "JSON", value: <span className="flex flex-wrap gap-x-3"><a className="link" href={`/api/v1/training/runs/${run.id}`}>run</a><a className="link" href={`/api/v1/training/runs/${run.id}/metrics?maxPoints=20000`}>metrics</a></span> },
  ];
}

function BaseModel({ model, baseRunId }: { model: PlanModel; baseRunId: string | null }) {
  if (model.kind === "checkpoint") return baseRunId === null ? "a checkpoint that is deleted" : <Link className="link" href={`/admin/training/${baseRunId}`}>a checkpoint of another run</Link>;
  if (model.kind === "tiny") return "a new tiny model";
  return <span className="[overflow-wrap:anywhere]">{model.kind === "hub" ? `${model.hubId}${model.revision ? `@${model.revision}` : ""}` : model.path}</span>;
}
