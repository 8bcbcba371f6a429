import { billionsInName, shapeOfSize, tinyShape, type ModelShape } from "@/lib/core/training/modelShape";
import { tinyModelSchema } from "@/lib/core/training/run";
import type { PlanModel } from "@/lib/core/training/plan";
import type { TrainingView } from "@/lib/core/views/training";
import type { Values } from "./fields";

/** The shape of the model that the fields name; null where its size is told by nothing. */
export function shapeOfBase(values: Values, baseRun: TrainingView | null, billions: string): ModelShape | null {
  const kind = values["plan.model.kind"];
  const found = kind === "checkpoint" ? shapeOfModel(baseRun?.model ?? null) : kind === "tiny" ? tinyOf(values) : shapeOfName(values[kind === "hub" ? "plan.model.hubId" : "plan.model.path"] ?? "");
  if (found !== null) return found;
  const given = Number(billions);
  return Number.isFinite(given) && given > 0 ? shapeOfSize(given) : null;
}

function shapeOfModel(model: PlanModel | null): ModelShape | null {
  if (model === null || model.kind === "checkpoint") return null;
  if (model.kind === "tiny") return tinyShape(model);
  return shapeOfName(model.kind === "hub" ? model.hubId : model.path);
}

function shapeOfName(name: string): ModelShape | null {
  const billions = billionsInName(name);
  return billions === null ? null : shapeOfSize(billions);
}

function tinyOf(values: Values): ModelShape | null {
  const fields = Object.fromEntries(["layers", "hidden", "heads", "keyValueHeads", "feedForward", "vocabulary"].map((name) => [name, Number(values[`plan.model.${name}`])]));
  const tiny = tinyModelSchema.safeParse({ kind: "tiny", ...fields });
  return tiny.success ? tinyShape(tiny.data) : null;
}
