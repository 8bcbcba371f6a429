import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { TrainingForm } from "@/components/training/form/training-form";
import { PageTitle } from "@/components/ui/basics";
import { ErrorPanel } from "@/components/ui/error-panel";
import { NoProblemSets } from "@/components/ui/set-tabs";
import type { BaseCheckpoint, TrainingView } from "@/lib/core/views/training";
import { attempt } from "@/lib/server/attempt";
import { problemSets } from "@/lib/server/queries";
import { baseCheckpoints, trainingCapacity, trainingRun } from "@/lib/server/training";

export const metadata: Metadata = { title: "New training run" };

const MOST_CHECKPOINTS = 100;

const querySchema = z.object({ run: z.uuid().optional().catch(undefined), checkpoint: z.uuid().optional().catch(undefined) });

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function NewTrainingPage({ searchParams }: PageProps) {
  const query = querySchema.parse(await searchParams);
  const loaded = await attempt(() => Promise.all([problemSets(), trainingCapacity(), baseCheckpoints({ limit: MOST_CHECKPOINTS }), query.run === undefined ? null : trainingRun(query.run)]));
  if (!loaded.ok) return <ErrorPanel error={loaded.error} />;
  const [sets, capacity, { checkpoints }, run] = loaded.value;
  if (sets.length === 0) return <NoProblemSets />;
  const base = run === null ? null : baseOf(run, query.checkpoint);
  return (
    <>
      <nav aria-label="Breadcrumb" className="pt-6 text-sm text-soft"><Link href="/admin/training" className="link">Training runs</Link></nav>
      <div className="-mt-4"><PageTitle title="New training run" lead="Choose a preset, change what you like, and see what it will take before it is started." /></div>
      <TrainingForm sets={sets.map(({ slug, name, languages }) => ({ slug, name, languages }))} capacity={capacity} checkpoints={base ? withBase(checkpoints, base) : checkpoints} base={base} />
      <noscript><p className="text-sm">The form needs script. Runs can be started by the API too: <Link className="link" href="/docs/api">its description</Link>.</p></noscript>
    </>
  );
}

interface Base {
  run: TrainingView;
  checkpointId: string;
}

/** The checkpoint that is asked for, where it is one of the run that is still there. */
function baseOf(run: TrainingView, checkpointId: string | undefined): Base | null {
  const found = run.checkpoints.find(({ id, deletedAt }) => id === checkpointId && deletedAt === null);
  return found ? { run, checkpointId: found.id } : null;
}

/** The list holds the newest of all runs; what is asked for may be older. */
function withBase(checkpoints: readonly BaseCheckpoint[], { run, checkpointId }: Base): readonly BaseCheckpoint[] {
  const asked = run.checkpoints.find(({ id }) => id === checkpointId);
  if (!asked || checkpoints.some(({ id }) => id === checkpointId)) return checkpoints;
  const { id, step, isFinal, createdAt } = asked;
  return [{ id, step, isFinal, createdAt, runId: run.id, runName: run.name, modelName: run.modelName, method: run.method }, ...checkpoints];
}
