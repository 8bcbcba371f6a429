import type { TrainingRun } from "@/lib/generated/prisma/client";
import type { ReadCtx } from "../context";
import { isLiving } from "../workers/livingWorkers";

/** Why a queued run does not start now, in words; null while a worker is about to take it. */
export async function queuedBecause(ctx: Pick<ReadCtx, "db" | "now">, run: Pick<TrainingRun, "id" | "handle" | "launcher">): Promise<string | null> {
  const workers = await ctx.db.worker.findMany({ where: { kind: "train", ...isLiving(ctx) }, select: { state: true } });
  if (workers.length === 0) return "No train worker runs at the moment. `npm start` runs one; by hand it is workers/train.ts.";
  if (workers.every(({ state }) => state === "draining")) return "An admin asked the train worker to take no more runs for now.";
  if (run.handle !== null) return "Waits for the end of its last attempt.";
  const other = await ctx.db.trainingRun.findFirst({
    where: { id: { not: run.id }, launcher: run.launcher, OR: [{ state: { in: ["starting", "running", "stopping"] } }, { state: "queued", id: { lt: run.id } }] },
    select: { name: true },
    orderBy: { id: "asc" },
  });
  return other === null ? null : `Waits for another run: ${other.name}.`;
}
