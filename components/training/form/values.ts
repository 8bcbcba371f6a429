import { OBJECTIVES } from "@/lib/core/improvement/objective";
import { trainingPlanSchema, type TrainingPlan, type TrainingPlanInput } from "@/lib/core/training/plan";
import type { TrainingPreset } from "@/lib/core/training/presets";
import { createTrainingSchema } from "@/lib/core/views/training";
import { applies, FIELDS, type FieldSpec, type Values } from "./fields";

export interface FormFault {
  /** Path of the field in the request. */
  where: string;
  problem: string;
}

/** What a form begins with, beside the plan. */
export interface Naming {
  name: string;
  modelName: string;
  set: string;
  language: string;
  launcher: string;
}

/** Every value that a form may show: those of the plan, and what the schema gives where it says nothing. */
export function valuesOf(plan: TrainingPlanInput, naming: Naming): Values {
  return { ...DEFAULTS, ...flattened("plan", { ...plan, objectives: undefined }), ...objectiveValues(plan.objectives ?? OBJECTIVES), ...naming };
}

/**
 * What stands in the form once a preset is chosen: names, language and launcher stay. Where the preset's own set is not
 * there, the set stays too, and the problems that it would hold out are none of it.
 */
export function filledFrom(preset: TrainingPreset, before: Values, sets: readonly string[]): Values {
  const isThere = preset.set !== null && sets.includes(preset.set);
  const set = isThere && preset.set !== null ? preset.set : (before.set ?? "");
  const naming = { name: before.name ?? "", modelName: before.modelName ?? "", set, language: before.language ?? "python3", launcher: before.launcher ?? "local" };
  return {
    ...valuesOf(preset.plan, naming),
    ...(preset.needsCheckpoint ? { "plan.model.checkpointId": before["plan.model.checkpointId"] ?? "" } : {}),
    ...(preset.set !== null && !isThere ? { "plan.data.heldOut": "" } : {}),
  };
}

/** Of the other methods, models and tunings too, so that a change of them finds sensible fields. */
const DEFAULTS: Values = {
  ...objectiveValues(OBJECTIVES),
  ...defaultsOf({ method: "grpo", steps: 100, model: { kind: "tiny" }, tuning: { kind: "lora" }, grpo: { sandbox: { set: "starter" } } }),
  ...defaultsOf({ method: "dpo", steps: 100, model: { kind: "tiny" }, dpo: {} }),
  ...defaultsOf({ method: "sft", steps: 100, model: { kind: "hub", hubId: "Qwen/Qwen2.5-Coder-3B" }, sft: {} }),
  "plan.model.path": "",
  "plan.model.checkpointId": "",
};

function defaultsOf(plan: TrainingPlanInput): Record<string, string> {
  const { plan: filled, stopRules, evaluateCheckpoints } = createTrainingSchema.parse({ name: "run", modelName: "model", set: "starter", plan });
  return { ...flattened("plan", filled), ...flattened("stopRules", stopRules), ...flattened("evaluateCheckpoints", evaluateCheckpoints) };
}

function flattened(path: string, value: unknown): Record<string, string> {
  if (value === undefined) return {};
  if (Array.isArray(value)) return { [path]: value.join(", ") };
  if (typeof value !== "object" || value === null) return { [path]: textOf(value) };
  return Object.assign({}, ...Object.entries(value).map(([name, inner]) => flattened(`${path}.${name}`, inner))) as Record<string, string>;
}

function textOf(value: unknown): string {
  if (typeof value === "boolean") return value ? "1" : "";
  return value === null ? "" : String(value);
}

function objectiveValues(chosen: readonly string[]): Record<string, string> {
  return Object.fromEntries(OBJECTIVES.map((objective) => [`objective.${objective}`, chosen.includes(objective) ? "1" : ""]));
}

/** The request that the fields make, whether it is valid or not. */
export function requestOf(values: Values, preset: string | null): Record<string, unknown> {
  const request: Record<string, unknown> = { preset, set: values.set, language: values.language, launcher: values.launcher };
  for (const path of ["plan.method", "plan.model.kind"]) put(request, path, values[path]);
  put(request, "plan.objectives", OBJECTIVES.filter((objective) => values[`objective.${objective}`] === "1"));
  if (values["plan.model.kind"] === "checkpoint") put(request, "plan.model.checkpointId", values["plan.model.checkpointId"]);
  if (values["plan.method"] === "grpo") put(request, "plan.grpo.sandbox.set", values.set);
  for (const field of FIELDS) if (applies(field, values)) put(request, field.path, parsed(field, values[field.path] ?? ""));
  return request;
}

function put(target: Record<string, unknown>, path: string, value: unknown): void {
  const [first = "", ...rest] = path.split(".");
  if (rest.length === 0) {
    target[first] = value;
    return;
  }
  const inner = (target[first] ??= {}) as Record<string, unknown>;
  put(inner, rest.join("."), value);
}

function parsed(field: FieldSpec, text: string): unknown {
  const trimmed = text.trim();
  switch (field.kind) {
    case "mark":
      return text === "1";
    case "number":
      return trimmed === "" ? Number.NaN : Number(trimmed);
    case "optional":
      return trimmed === "" ? null : Number(trimmed);
    case "optional_text":
      return trimmed === "" ? null : trimmed;
    case "list":
      return trimmed.split(",").map((part) => part.trim()).filter((part) => part !== "");
    case "text":
    case "choice":
      return trimmed;
  }
}

export type Checked = { ok: true; request: ReturnType<typeof createTrainingSchema.parse> } | { ok: false; faults: FormFault[] };

/** What the server will say of the fields, before they are sent. */
export function checked(values: Values, preset: string | null): Checked {
  const result = createTrainingSchema.safeParse(requestOf(values, preset));
  if (result.success) return { ok: true, request: result.data };
  return { ok: false, faults: result.error.issues.map(({ path, message }) => ({ where: path.join("."), problem: inWords(message) })) };
}

/** The plan alone, which an estimate can be made of before the run has a name; null while it is not valid. A checkpoint may still be to be chosen. */
export function planOf(values: Values): TrainingPlan | null {
  const isOpen = values["plan.model.kind"] === "checkpoint" && values["plan.model.checkpointId"] === "";
  const result = trainingPlanSchema.safeParse(requestOf(isOpen ? { ...values, "plan.model.checkpointId": NO_CHECKPOINT } : values, null).plan);
  return result.success ? result.data : null;
}

const NO_CHECKPOINT = "00000000-0000-0000-0000-000000000000";

/** The schema's words where a field is empty or no number are those of programs. */
function inWords(message: string): string {
  if (/received NaN|expected number/.test(message)) return "must be a number";
  if (/Too small: expected string/.test(message)) return "is missing";
  return message.replace(/^Invalid input: /, "");
}

/** The fault of a field or of one of its parts. */
export function faultAt(faults: readonly FormFault[], path: string): string | null {
  return faults.find(({ where }) => where === path || where.startsWith(`${path}.`))?.problem ?? null;
}

/** Faults that no field of the form shows. */
export function faultsElsewhere(faults: readonly FormFault[], values: Values): FormFault[] {
  const shown = [...FIELDS.filter((field) => applies(field, values)).map(({ path }) => path), "plan.objectives", "plan.model.checkpointId", "set", "language", "launcher"];
  return faults.filter(({ where }) => !shown.some((path) => where === path || where.startsWith(`${path}.`)));
}
