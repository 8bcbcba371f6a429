"use client";

import { useRouter } from "next/navigation";
import { useCallback, useMemo, useRef, useState } from "react";
import { z } from "zod";
import * as format from "@/components/format";
import { ProblemNote } from "@/components/submit/check-result";
import type { UploadProblem } from "@/components/submit/upload";
import { BUTTON_PRIMARY, FIELD } from "@/components/ui/basics";
import { OBJECTIVES, type Objective } from "@/lib/core/improvement/objective";
import type { Language } from "@/lib/core/problem";
import { TRAINING_PRESETS, trainingPreset } from "@/lib/core/training/presets";
import type { BaseCheckpoint, CapacityList, TrainingView } from "@/lib/core/views/training";
import { ask } from "../api";
import { EstimatePanel } from "./estimate-panel";
import { Field, Fields, Fold, type FormPart } from "./field";
import { fieldsOf, NAMING_FIELDS, type Values } from "./fields";
import { LauncherField } from "./launcher-field";
import { ModelFields, useBaseRun } from "./model-fields";
import { PresetPicker } from "./preset-picker";
import { shapeOfBase } from "./shape";
import { checked, faultAt, faultsElsewhere, filledFrom, planOf, valuesOf, type FormFault } from "./values";

export interface TrainingFormProps {
  sets: readonly { slug: string; name: string; languages: readonly Language[] }[];
  capacity: CapacityList;
  /** What a run may begin with. */
  checkpoints: readonly BaseCheckpoint[];
  /** The run and checkpoint to go on from. */
  base: { run: TrainingView; checkpointId: string } | null;
}

const METHODS = [{ value: "sft", name: "SFT" }, { value: "dpo", name: "DPO" }, { value: "grpo", name: "GRPO" }];
const OBJECTIVE_NAMES: Record<Objective, string> = { time: "Run time", memory: "Peak memory", both: "Memory over time" };

/** All there is to choose of a run, checked as it will be by the server, with what it will take. */
export function TrainingForm(props: TrainingFormProps) {
  const { sets, capacity, checkpoints } = props;
  const router = useRouter();
  const [preset, setPreset] = useState<string | null>(() => firstPreset(props));
  const [values, setValues] = useState<Values>(() => firstValues(props));
  const [billions, setBillions] = useState("");
  const [isChecked, setChecked] = useState(false);
  const [isSending, setSending] = useState(false);
  const [refused, setRefused] = useState<UploadProblem | null>(null);
  const key = useRef<string | null>(null);
  const baseRun = useBaseRun(values["plan.model.checkpointId"] ?? "", checkpoints, props.base?.run ?? null);
  const result = useMemo(() => checked(values, preset), [values, preset]);
  const plan = useMemo(() => planOf(values), [values]);
  const faults: readonly FormFault[] = [...(isChecked && !result.ok ? result.faults : []), ...(refused?.faults ?? [])];

  const edit = useCallback((change: (values: Values) => Values) => {
    key.current = null;
    setRefused(null);
    setValues(change);
  }, []);
  const onChange = useCallback((path: string, value: string) => edit((before) => ({ ...before, [path]: value })), [edit]);
  const part: FormPart = { values, faults, onChange };
  const fillFrom = (id: string) => {
    const chosen = trainingPreset(id);
    if (chosen === null) return;
    setPreset(id);
    setChecked(false);
    edit((before) => filledFrom(chosen, before, sets.map(({ slug }) => slug)));
  };
  const send = async (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setChecked(true);
    if (isSending) return;
    if (!result.ok) return showFault(form);
    setSending(true);
    key.current ??= crypto.randomUUID();
    const answer = await ask("/runs", z.object({ id: z.string() }), { method: "POST", body: result.request, idempotencyKey: key.current });
    if (answer.ok) return router.push(`/admin/training/${answer.value.id}`);
    setSending(false);
    setRefused(answer.problem);
    showFault(form);
  };
  const launcher = capacity.launchers.find((one) => one.launcher === values.launcher) ?? null;
  const elsewhere = faultsElsewhere(faults, values);
  const methodSection = METHODS.find(({ value }) => value === values["plan.method"])?.name ?? "";

  return (
    <form onSubmit={(event) => void send(event)} noValidate className="needs-script grid gap-8 lg:grid-cols-[minmax(0,1fr)_19rem]">
      <div className="grid min-w-0 content-start gap-8">
        <PresetPicker chosen={preset} hasGpu={capacity.launchers.some(({ isAvailable, gpus }) => isAvailable && gpus.length > 0)} sets={sets.map(({ slug }) => slug)} onChoose={fillFrom} />
        <Group title="The run">
          <div className="grid gap-4 sm:grid-cols-2">{NAMING_FIELDS.map((field) => <Field key={field.path} field={field} part={part} />)}</div>
          <div className="grid gap-4 sm:grid-cols-3">
            <Select path="set" label="Problem set" part={part} options={sets.map(({ slug, name }) => ({ value: slug, name }))} />
            <Select path="language" label="Language" part={part} options={(sets.find(({ slug }) => slug === values.set)?.languages ?? ["python3" as const]).map((id) => ({ value: id, name: format.language(id) }))} />
            <Select path="plan.method" label="Method" part={part} options={METHODS} />
          </div>
          <Objectives part={part} />
        </Group>
        <Group title="Base model"><ModelFields part={part} checkpoints={checkpoints} /></Group>
        <Group title={methodSection}><Fields fields={fieldsOf("plan", values)} part={part} /></Group>
        <div>
          <Fold title="Optimizer" about={`rate ${values["plan.optimizer.learningRate"] ?? ""}, ${values["plan.optimizer.schedule"] ?? ""}`} fields={fieldsOf("optimizer", values)} part={part} />
          <Fold title="Weights that are trained" about={values["plan.tuning.kind"] === "lora" ? "LoRA adapters" : "all"} fields={fieldsOf("tuning", values)} part={part} />
          <Fold title="Data" about="held-out problems, prompts" fields={fieldsOf("data", values)} part={part} />
          <Fold title="Checkpoints" about={`every ${values["plan.checkpoints.everySteps"] ?? ""} steps${values.evaluateCheckpoints === "1" ? ", each evaluated" : ""}`} fields={fieldsOf("checkpoints", values)} part={part} />
          <Fold title="Hardware" about={values["plan.hardware.device"] === "cpu" ? "CPU" : "GPU"} fields={fieldsOf("hardware", values)} part={part} />
          <Fold title="Stop rules" about="when it is stopped by itself" fields={fieldsOf("stop", values)} part={part} />
        </div>
        <LauncherField capacity={capacity} chosen={values.launcher ?? ""} onChoose={(chosen) => onChange("launcher", chosen)} />
      </div>
      <div className="grid content-start gap-4 lg:sticky lg:top-4 lg:self-start">
        <EstimatePanel plan={plan} shape={shapeOfBase(values, baseRun, billions)} capacity={launcher} billions={billions} onBillions={setBillions} />
        {refused ? <div role="alert"><ProblemNote problem={{ ...refused, faults: elsewhere }} /></div> : null}
        {isChecked && !result.ok ? <p role="alert" className="border-l-2 border-bad pl-4 text-sm text-bad">{format.plural(result.faults.length, "field")} {result.faults.length === 1 ? "is" : "are"} not valid.{elsewhere.map(({ where, problem }) => <span key={where} className="block">{where}: {problem}</span>)}</p> : null}
        <button type="submit" disabled={isSending} className={`${BUTTON_PRIMARY} px-5 py-2`}>{isSending ? "Starting …" : "Start the run"}</button>
      </div>
    </form>
  );
}

function Group({ title, children }: { title: string; children: React.ReactNode }) {
  return <section aria-label={title}><h2 className="mb-3 text-base font-semibold">{title}</h2><div className="grid gap-4">{children}</div></section>;
}

function Select({ path, label, options, part }: { path: string; label: string; options: readonly { value: string; name: string }[]; part: FormPart }) {
  const fault = faultAt(part.faults, path);
  return (
    <div className="min-w-0">
      <label htmlFor={`field-${path}`} className="mb-1 block text-sm font-medium">{label}</label>
      <select id={`field-${path}`} className={`${FIELD} ${fault ? "!border-bad" : ""}`} value={part.values[path] ?? ""} onChange={(event) => part.onChange(path, event.target.value)} aria-invalid={fault !== null || undefined} aria-describedby={fault ? `field-${path}-note` : undefined}>
        {options.map((option) => <option key={option.value} value={option.value}>{option.name}</option>)}
      </select>
      {fault ? <p id={`field-${path}-note`} className="mt-1 text-xs text-bad">{label}: {fault}</p> : null}
    </div>
  );
}

function Objectives({ part }: { part: FormPart }) {
  const fault = faultAt(part.faults, "plan.objectives");
  return (
    <fieldset aria-describedby={fault ? "objectives-note" : undefined}>
      <legend className="mb-1 text-sm font-medium">Objectives</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-2">
        {OBJECTIVES.map((objective) => (
          <label key={objective} className="flex items-center gap-2 text-sm">
            <input type="checkbox" aria-invalid={fault !== null || undefined} checked={part.values[`objective.${objective}`] === "1"} onChange={(event) => part.onChange(`objective.${objective}`, event.target.checked ? "1" : "")} className="size-4 accent-ink" /> {OBJECTIVE_NAMES[objective]}
          </label>
        ))}
      </div>
      <p id="objectives-note" className={`mt-1 text-xs ${fault ? "text-bad" : "text-soft"}`}>{fault ? "Objectives: choose at least one" : "What programs are to make less of; each row of data is about one of them."}</p>
    </fieldset>
  );
}

/** Brings the first field that is at fault into view, once it says so. */
function showFault(form: HTMLFormElement): void {
  setTimeout(() => form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus(), 0);
}

/** A run that goes on from SFT on a CPU most likely wants GRPO there; without a GPU the proof is what runs. */
function firstPreset({ base, capacity }: TrainingFormProps): string | null {
  if (base !== null) return null;
  const hasGpu = capacity.launchers.some(({ gpus }) => gpus.length > 0);
  return hasGpu ? "small-grpo-lora" : (TRAINING_PRESETS[0]?.id ?? null);
}

function firstValues(props: TrainingFormProps): Values {
  const { base, sets, capacity } = props;
  const launcher = capacity.launchers.find(({ isAvailable }) => isAvailable)?.launcher ?? "local";
  if (base !== null) return valuesOfBase(base, launcher);
  const naming = { name: "", modelName: "", set: sets[0]?.slug ?? "", language: sets[0]?.languages[0] ?? "python3", launcher };
  const preset = trainingPreset(firstPreset(props));
  return preset === null ? naming : filledFrom(preset, naming, sets.map(({ slug }) => slug));
}

/** As the run that the checkpoint is of, with its weights. */
function valuesOfBase({ run, checkpointId }: NonNullable<TrainingFormProps["base"]>, launcher: string): Values {
  const plan = { ...(run.plan as Parameters<typeof valuesOf>[0]), model: { kind: "checkpoint" as const, checkpointId } };
  return valuesOf(plan, { name: `${run.name}, continued`, modelName: run.modelName, set: run.set.slug, language: run.language, launcher });
}
