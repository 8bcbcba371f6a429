import { existsSync } from "node:fs";
import path from "node:path";
import { AppError } from "@/lib/core/errors";
import type { Language } from "@/lib/core/problem";
import { toRunConfig, trainingPlanSchema, type RunPlaces, type TrainingPlan } from "@/lib/core/training";
import { placeWeights, PROBLEMS_FILE, readLaunch, trainingFolder, writeLaunch, writeProblems, writeRunFile } from "@/lib/infra/training";
import { armTraining, type ClaimedRun } from "@/lib/services/training/claimTraining";
import { exportProblems } from "@/lib/services/training/exportProblems";
import type { Desk } from "./desk";

const BASE = "base";

/**
 * Makes the folder of a run for its present attempt: run file, problems, base model. What an attempt before made stays:
 * a resumed run learns from the same. Throws AppError where that cannot be had.
 */
export async function prepareFolder(desk: Desk, run: ClaimedRun, signal: AbortSignal): Promise<{ folder: string; plan: TrainingPlan }> {
  const folder = trainingFolder(desk.dataDir, run.id);
  const plan = trainingPlanSchema.parse(run.plan);
  await writeProblems(folder, () => exportProblems({ ctx: desk.ctx, input: { setId: run.setId, language: run.language as Language, method: plan.method } }));
  const model = await placeModel(desk, folder, plan, signal);
  await writeRunFile(folder, toRunConfig(plan, { model, problems: PROBLEMS_FILE, output: "." }));
  return { folder, plan };
}

/** What a run begins with lies in its own folder, wherever that is launched; a model of the hub its trainer fetches, a folder of the host stays where it is. */
async function placeModel(desk: Desk, folder: string, { model }: TrainingPlan, signal: AbortSignal): Promise<RunPlaces["model"]> {
  if (model.kind === "tiny") return { kind: "tiny" };
  if (model.kind === "hub") return { kind: "pretrained", path: model.hubId, revision: model.revision };
  if (model.kind === "path") return { kind: "pretrained", path: model.path, revision: null };
  const { checkpoint, base } = await checkpointOf(desk, model.checkpointId);
  await placeWeights(checkpoint, path.join(folder, BASE), { python: desk.python, signal, ...base });
  return { kind: "pretrained", path: BASE, revision: null };
}

async function checkpointOf({ ctx, dataDir }: Desk, id: string): Promise<{ checkpoint: string; base: { base?: string } }> {
  const row = await ctx.db.trainingCheckpoint.findUnique({ where: { id } });
  if (!row) throw new AppError("not_found", "The checkpoint that the run begins with is deleted.", { hint: "Begin with another one." });
  const folder = trainingFolder(dataDir, row.runId);
  return { checkpoint: path.join(folder, row.path), base: baseOf(folder) };
}

/** What the adapters of a run belong to, where it lies in the run's folder. */
export function baseOf(folder: string): { base?: string } {
  const base = path.join(folder, BASE);
  return existsSync(base) ? { base } : {};
}

/** What the trainer is told in its environment: the same for one attempt, however often it is launched. */
export async function attemptEnvironment(desk: Desk, run: ClaimedRun, folder: string): Promise<Record<string, string>> {
  const written = await readLaunch(folder, run.attempt);
  if (written !== null) return written;
  const { callbackToken, sandboxToken } = await armTraining({ ctx: desk.ctx, input: { runId: run.id, attempt: run.attempt } });
  const url = desk.urlFor(run.launcher as Parameters<Desk["urlFor"]>[0]);
  const environment = { RUN_ID: run.id, CALLBACK_URL: url, CALLBACK_TOKEN: callbackToken, SANDBOX_URL: url, SANDBOX_TOKEN: sandboxToken ?? "" };
  await writeLaunch(folder, run.attempt, environment);
  return environment;
}
