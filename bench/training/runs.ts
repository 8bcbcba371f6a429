import type { ReadCtx } from "@/lib/services/context";
import { trainingPlanSchema } from "@/lib/core/training";

/** Running training runs that nobody trains; their ids. */
export async function makeRuns(db: ReadCtx["db"], count: number): Promise<string[]> {
  const set = await db.problemSet.create({ data: { slug: "bench", name: "Bench", kind: "venus", contentHash: "0", source: "bench", problemCount: 0, scorableCount: 0 } });
  const model = await db.model.create({ data: { slug: "bench", name: "Bench" } });
  const plan = trainingPlanSchema.parse({ method: "sft", model: { kind: "tiny" }, steps: 1_000_000, sft: {}, hardware: { device: "cpu", bf16: false } });
  const runs = Array.from({ length: count }, (_, i) => ({ name: `run ${i}`, modelId: model.id, setId: set.id, method: "sft", plan, launcher: "local", state: "running", attempt: 1, steps: plan.steps }));
  return (await db.trainingRun.createManyAndReturn({ data: runs, select: { id: true } })).map(({ id }) => id);
}
