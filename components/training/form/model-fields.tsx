"use client";

import { useEffect, useState } from "react";
import * as format from "@/components/format";
import { FIELD } from "@/components/ui/basics";
import { trainingViewSchema, type BaseCheckpoint, type TrainingView } from "@/lib/core/views/training";
import { ask } from "../api";
import { Fields, type FormPart } from "./field";
import { fieldsOf } from "./fields";
import { faultAt } from "./values";

const KINDS = [
  { value: "hub", name: "A model of the hub" },
  { value: "checkpoint", name: "A checkpoint of a run" },
  { value: "path", name: "A folder of the host" },
  { value: "tiny", name: "A new tiny model" },
] as const;

interface ModelFieldsProps {
  part: FormPart;
  /** Those that are still there, newest first. */
  checkpoints: readonly BaseCheckpoint[];
}

/** What the run begins with. */
export function ModelFields({ part, checkpoints }: ModelFieldsProps) {
  const kind = part.values["plan.model.kind"];
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <div className="min-w-0">
        <label htmlFor="model-kind" className="mb-1 block text-sm font-medium">Base model</label>
        <select id="model-kind" className={FIELD} value={kind} onChange={(event) => part.onChange("plan.model.kind", event.target.value)}>
          {KINDS.map(({ value, name }) => <option key={value} value={value}>{name}</option>)}
        </select>
      </div>
      {kind === "checkpoint" ? <CheckpointField part={part} checkpoints={checkpoints} /> : null}
      {kind === "checkpoint" ? null : <div className="sm:col-span-2"><Fields fields={fieldsOf("model", part.values)} part={part} /></div>}
    </div>
  );
}

const PATH = "plan.model.checkpointId";

function CheckpointField({ part: { values, faults, onChange }, checkpoints }: ModelFieldsProps) {
  const fault = faultAt(faults, PATH);
  const hint = checkpoints.length === 0 ? "No run has left one yet: start with one of SFT." : "The run begins with its weights.";
  return (
    <div className="min-w-0">
      <label htmlFor={`field-${PATH}`} className="mb-1 block text-sm font-medium">Checkpoint</label>
      <select id={`field-${PATH}`} className={`${FIELD} ${fault ? "!border-bad" : ""}`} value={values[PATH] ?? ""} onChange={(event) => onChange(PATH, event.target.value)} aria-invalid={fault !== null || undefined} aria-describedby={`field-${PATH}-note`}>
        <option value="">Choose one</option>
        {checkpoints.map(({ id, runName, method, step, isFinal, createdAt }) => <option key={id} value={id}>{runName} ({method.toUpperCase()}), step {step}{isFinal ? ", final" : ""}, {format.dateTime(createdAt)}</option>)}
      </select>
      <p id={`field-${PATH}-note`} className={`mt-1 text-xs ${fault ? "text-bad" : "text-soft"}`}>{fault ? "Checkpoint: choose one" : hint}</p>
    </div>
  );
}

/** The run that a checkpoint is of, asked for when another one is chosen; null until it is there. */
export function useBaseRun(checkpointId: string, checkpoints: readonly BaseCheckpoint[], initial: TrainingView | null): TrainingView | null {
  const [run, setRun] = useState(initial);
  const runId = checkpoints.find(({ id }) => id === checkpointId)?.runId ?? null;
  useEffect(() => {
    if (runId === null || run?.id === runId) return;
    const controller = new AbortController();
    void ask(`/runs/${runId}`, trainingViewSchema, { signal: controller.signal }).then((answer) => {
      if (answer.ok && !controller.signal.aborted) setRun(answer.value);
    });
    return () => controller.abort();
  }, [runId, run]);
  return run?.id === runId ? run : null;
}
