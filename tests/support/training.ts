import type { TrainingEvent } from "@/lib/core/training";
import type { CreateTraining } from "@/lib/core/views/training";
import { createTraining } from "@/lib/services/training/createTraining";
import { importProblemSet } from "@/lib/services/problem-sets/importProblemSet";
import type { UserActor } from "@/lib/services/accounts/access";
import { as, person } from "./accounts";
import type { TestDatabase } from "./database";
import { calibrate, makeProfile } from "./scored";
import { problem, problemSet, startServiceBench, type ServiceBench } from "./services";

export interface TrainingBench extends ServiceBench {
  admin: UserActor;
  setId: string;
  profileId: string;
}

/** A calibrated set `trial` of three problems, and an admin. */
export async function startTrainingBench(database?: TestDatabase): Promise<TrainingBench> {
  const bench = await startServiceBench(database);
  const admin = await person(bench.ctx, "admin");
  const imported = await problemSet(["a", "b", "c"].map((slug) => problem(slug, 3)));
  const { setId } = await importProblemSet({ ctx: bench.ctx, input: { slug: "trial", name: "Trial", kind: "venus", source: "test", revision: null, imported } });
  const profileId = await makeProfile(bench);
  await calibrate(bench, { setId, profileId });
  return { ...bench, admin, setId, profileId };
}

/** What a tiny SFT run is asked for with. */
export function sftFields(changes: Partial<CreateTraining> = {}): CreateTraining {
  return {
    name: "trial run",
    modelName: "Tiny",
    set: "trial",
    plan: {
      method: "sft",
      model: { kind: "tiny", layers: 1, hidden: 32, heads: 2, keyValueHeads: 1, feedForward: 64, vocabulary: 300 },
      steps: 6,
      data: { promptStyle: "problem_token" },
      optimizer: { learningRate: 1e-3 },
      checkpoints: { everySteps: 2, keep: 2 },
      hardware: { device: "cpu", bf16: false, gradientCheckpointing: false, microBatch: 2, threads: 1 },
      sft: { batch: 4 },
    },
    ...changes,
  };
}

/** A queued run of the bench's admin; its id. */
export async function queueRun({ ctx, admin }: Pick<TrainingBench, "ctx" | "admin">, changes: Partial<CreateTraining> = {}): Promise<string> {
  return (await createTraining({ ctx: as(ctx, admin), input: { fields: sftFields(changes) } })).id;
}

const at = (seq: number): string => new Date(Date.UTC(2026, 0, 1) + seq * 1000).toISOString();

export function metrics(seq: number, step: number, data: Record<string, number | null> = { loss: 1 / step }): TrainingEvent {
  return { seq, step, ts: at(seq), kind: "metrics", data };
}

export function status(seq: number, step: number, state: "started" | "resumed" | "stopping" | "stopped" | "finished" | "failed", more: { message?: string; code?: "out_of_memory" | "configuration" | "internal" } = {}): TrainingEvent {
  return { seq, step, ts: at(seq), kind: "status", data: { state, message: more.message ?? `It ${state}.`, code: more.code ?? null } };
}

export function checkpoint(seq: number, step: number, isFinal = false): TrainingEvent {
  const path = isFinal ? "/somewhere/run/final" : `/somewhere/run/checkpoints/checkpoint-${step}`;
  return { seq, step, ts: at(seq), kind: "checkpoint", data: { path, bytes: 1000, isFinal } };
}
