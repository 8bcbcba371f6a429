import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { Compare } from "@/components/training/compare";
import { MOST_COMPARED } from "@/components/training/training-table";
import { EmptyState, PageTitle } from "@/components/ui/basics";
import { ErrorPanel } from "@/components/ui/error-panel";
import { attempt } from "@/lib/server/attempt";
import { trainingMetrics, trainingRun } from "@/lib/server/training";

export const metadata: Metadata = { title: "Compare training runs" };

const FIRST_POINTS = 1000;

const idsSchema = z.array(z.uuid()).catch([]);

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ComparePage({ searchParams }: PageProps) {
  const { run } = await searchParams;
  const ids = [...new Set(idsSchema.parse([run ?? []].flat()))];
  if (ids.length < 2 || ids.length > MOST_COMPARED) return <Choose count={ids.length} />;
  const loaded = await attempt(() => Promise.all(ids.map(async (id) => ({ run: await trainingRun(id), page: await trainingMetrics({ id, maxPoints: FIRST_POINTS }) }))));
  if (!loaded.ok) return <ErrorPanel error={loaded.error} />;
  return (
    <>
      <Head />
      <Compare key={ids.join()} compared={loaded.value} />
    </>
  );
}

function Head() {
  return (
    <>
      <nav aria-label="Breadcrumb" className="pt-6 text-sm text-soft"><Link href="/admin/training" className="link">Training runs</Link></nav>
      <div className="-mt-4"><PageTitle title="Compare runs" lead="The same metric of each over its steps." /></div>
    </>
  );
}

function Choose({ count }: { count: number }) {
  return (
    <>
      <Head />
      <EmptyState title={`${count === 0 ? "No run is" : count === 1 ? "One run is" : `${count} runs are`} marked`}>Mark two to {MOST_COMPARED} in <Link className="link" href="/admin/training">the list</Link>.</EmptyState>
    </>
  );
}
