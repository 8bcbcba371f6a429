import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { trainingPlanSchema, type TrainingPlanInput } from "@/lib/core/training";
import { ROOT } from "@/lib/infra/build/step";

export const SETTINGS_FILE = path.join(ROOT, "trainer/proof/settings.json");
/** Built from problems/proof. */
export const PROBLEMS_FILE = path.join(ROOT, "problems/proof.jsonl.gz");

const plan = z.looseObject({ method: z.string(), steps: z.int() });
const settingsSchema = z.strictObject({
  set: z.string(),
  heldOut: z.array(z.string()),
  samplesPerProblem: z.int().min(1),
  tiny: z.looseObject({ kind: z.literal("tiny") }),
  runs: z.strictObject({ sft: plan, dpo: plan, grpo: plan }),
});

export interface ProofSettings {
  set: string;
  /** Problems that DPO and GRPO never see. */
  heldOut: string[];
  /** Of each problem and checkpoint, when what was learned is measured. */
  samplesPerProblem: number;
  /** What SFT begins with. */
  tiny: Record<string, unknown>;
  /** Plans without the model that they begin with. */
  runs: Record<"sft" | "dpo" | "grpo", Omit<TrainingPlanInput, "model"> & { steps: number }>;
}

/** The numbers of the proof, each plan held to the schema of plans. Throws ZodError. */
export async function readProofSettings(): Promise<ProofSettings> {
  const settings = settingsSchema.parse(JSON.parse(await readFile(SETTINGS_FILE, "utf8")));
  for (const run of Object.values(settings.runs)) trainingPlanSchema.parse({ ...run, model: settings.tiny });
  return settings as unknown as ProofSettings;
}
