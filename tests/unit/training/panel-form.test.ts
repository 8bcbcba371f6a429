import { describe, expect, it } from "vitest";
import { applies, FIELDS } from "@/components/training/form/fields";
import { shapeOfBase } from "@/components/training/form/shape";
import { checked, faultAt, faultsElsewhere, filledFrom, planOf, requestOf, valuesOf } from "@/components/training/form/values";
import { trainingPlanSchema } from "@/lib/core/training/plan";
import { TRAINING_PRESETS, trainingPreset } from "@/lib/core/training/presets";

const NAMING = { name: "run", modelName: "lab/model", set: "starter", language: "python3", launcher: "local" };
const SOME = "0198b5a0-0000-7000-8000-000000000000";
const preset = (id: string) => {
  const found = trainingPreset(id);
  if (found === null) throw new Error(`no preset ${id}`);
  return found;
};
const filled = (id: string) => valuesOf(preset(id).plan, { ...NAMING, set: preset(id).set ?? NAMING.set });

describe("the form of a training run", () => {
  it.each(TRAINING_PRESETS)("asks for exactly the plan of $id, through its fields and back", ({ id, plan }) => {
    const base = { ...filled(id), "plan.model.checkpointId": SOME };
    const result = checked(base, id);
    if (!result.ok) throw new Error(JSON.stringify(result.faults));
    const meant = plan.model.kind === "checkpoint" ? { ...plan, model: { kind: "checkpoint", checkpointId: SOME } } : plan;
    expect(result.request.plan).toEqual(trainingPlanSchema.parse(meant));
    expect(result.request).toMatchObject({ ...NAMING, set: preset(id).set ?? "starter", preset: id, evaluateCheckpoints: false, stopRules: { window: 10, maxKl: null } });
  });

  it("has a field for all that the request holds", () => {
    const fields = new Set(FIELDS.map(({ path }) => path));
    const chosenElsewhere = ["set", "language", "launcher", "plan.method", "plan.model.kind", "plan.objectives", "plan.model.checkpointId", "plan.grpo.sandbox.set"];
    for (const id of ["cpu-sft", "cpu-dpo", "cpu-grpo", "small-grpo-lora"]) {
      const values = { ...filled(id), "plan.model.checkpointId": SOME };
      const result = checked(values, id);
      if (!result.ok) throw new Error(JSON.stringify(result.faults));
      const { preset: _, ...request } = result.request;
      expect(leaves(request).filter((path) => !fields.has(path) && !chosenElsewhere.includes(path))).toEqual([]);
    }
  });

  it("takes a preset's own set where it is there, and else none of the problems that it would hold out", () => {
    const before = { ...NAMING, name: "mine", "plan.model.checkpointId": SOME };
    const [there, missing] = [["starter", "proof"], ["starter"]].map((sets) => filledFrom(preset("cpu-grpo"), before, sets));
    expect(there).toMatchObject({ set: "proof", name: "mine", "plan.model.checkpointId": SOME, "plan.data.heldOut": expect.stringContaining(",") as string });
    expect(missing).toMatchObject({ set: "starter", "plan.data.heldOut": "" });
    expect(requestOf(missing ?? {}, null).plan).toMatchObject({ grpo: { sandbox: { set: "starter" } } });
  });

  it("sends no field that does not apply", () => {
    const request = requestOf(filled("cpu-sft"), null);
    expect(Object.keys(request.plan as object)).toEqual(expect.arrayContaining(["method", "sft", "model"]));
    expect(request.plan).not.toHaveProperty("grpo");
    expect((request.plan as { tuning: object }).tuning).toEqual({ kind: "full" });
    expect((request.plan as { model: object }).model).not.toHaveProperty("hubId");
  });

  it("says at each field what is wrong with it", () => {
    const result = checked({ ...filled("paper-grpo-3b"), name: " ", "plan.steps": "many", "plan.grpo.temperature": "", "plan.hardware.microBatch": "3", "plan.model.hubId": "no slash" }, null);
    if (result.ok) throw new Error("valid");
    expect(faultAt(result.faults, "name")).toBe("is missing");
    expect(faultAt(result.faults, "plan.steps")).toBe("must be a number");
    expect(faultAt(result.faults, "plan.grpo.temperature")).toBe("must be a number");
    expect(faultAt(result.faults, "plan.model.hubId")).toBe("must be owner/name");
    expect(faultAt(result.faults, "plan.seed")).toBeNull();
    expect(faultsElsewhere(result.faults, filled("paper-grpo-3b"))).toEqual([]);
  });

  it("says that rows at once have to divide the rows of a step", () => {
    const result = checked({ ...filled("paper-grpo-3b"), "plan.hardware.microBatch": "3" }, null);
    expect(!result.ok && faultAt(result.faults, "plan.hardware.microBatch")).toBe("must divide the 1024 rows of a step");
  });

  it("shows what the server says of a field that it does not have among the other faults", () => {
    expect(faultsElsewhere([{ where: "plan.unknown", problem: "?" }, { where: "plan.data.heldOut.0", problem: "?" }], filled("cpu-sft"))).toEqual([{ where: "plan.unknown", problem: "?" }]);
  });

  it("has a plan to estimate before the run has a name or its checkpoint is chosen, and none while it is not valid", () => {
    expect(planOf({ ...filled("cpu-dpo"), name: "" })?.method).toBe("dpo");
    expect(planOf({ ...filled("cpu-dpo"), "plan.steps": "" })).toBeNull();
  });

  it("offers threads on a CPU alone", () => {
    const threads = FIELDS.find(({ path }) => path === "plan.hardware.threads");
    if (!threads) throw new Error("no such field");
    expect([applies(threads, filled("cpu-sft")), applies(threads, filled("sft"))]).toEqual([true, false]);
  });

  it("knows the size of a base model by its name, its fields, or what was entered", () => {
    expect(shapeOfBase(filled("paper-grpo-3b"), null, "")?.hidden).toBe(2048);
    expect(shapeOfBase(filled("cpu-sft"), null, "")?.hidden).toBe(160);
    expect(shapeOfBase({ ...filled("paper-grpo-3b"), "plan.model.hubId": "lab/nameless" }, null, "")).toBeNull();
    expect(shapeOfBase({ ...filled("paper-grpo-3b"), "plan.model.hubId": "lab/nameless" }, null, "7")?.hidden).toBe(3584);
  });
});

function leaves(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [path];
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, path === "" ? name : `${path}.${name}`));
}
