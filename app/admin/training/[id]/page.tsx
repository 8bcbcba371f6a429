import type { Metadata } from "next";
import Link from "next/link";
import { LiveRun } from "@/components/training/live-run";
import { PageTitle } from "@/components/ui/basics";
import { ErrorPanel } from "@/components/ui/error-panel";
import { attempt } from "@/lib/server/attempt";
import { idParams } from "@/lib/server/params";
import { trainingMetrics, trainingRun } from "@/lib/server/training";

export const metadata: Metadata = { title: "Training run" };

/** Of each metric, for the first drawing. */
const FIRST_POINTS = 1000;

export default async function TrainingRunPage({ params }: { params: Promise<{ id: string }> }) {
  const given = await params;
  const loaded = await attempt(async () => {
    const { id } = idParams(given, "training run");
    return Promise.all([trainingRun(id), trainingMetrics({ id, maxPoints: FIRST_POINTS })]);
  });
  if (!loaded.ok) return <ErrorPanel error={loaded.error} />;
  const [run, page] = loaded.value;
  return (
    <>
      <nav aria-label="Breadcrumb" className="pt-6 text-sm text-soft"><Link href="/admin/training" className="link">Training runs</Link></nav>
      <div className="-mt-4"><PageTitle title={<span className="[overflow-wrap:anywhere]">{run.name}</span>} /></div>
      <LiveRun key={run.id} run={run} page={page} />
    </>
  );
}
