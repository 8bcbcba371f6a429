import type { Metadata } from "next";
import { WorkerCard } from "@/components/admin/machines/worker-card";
import { Pager } from "@/components/admin/people/pager";
import { EmptyState, PageTitle } from "@/components/ui/basics";
import { ErrorPanel } from "@/components/ui/error-panel";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { workers } from "@/lib/server/admin/machines";
import { attempt } from "@/lib/server/attempt";

export const metadata: Metadata = { title: "Workers" };

const PAGE = 50;

export default async function WorkersPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { cursor: given } = await searchParams;
  const cursor = typeof given === "string" ? given : undefined;
  const loaded = await attempt(() => workers.list({ limit: PAGE, cursor }));
  if (!loaded.ok) return <ErrorPanel error={loaded.error} />;
  const { workers: rows, nextCursor, driftTolerance } = loaded.value;
  const now = new Date();
  return (
    <>
      <PageTitle title="Workers" lead="Processes that judge and measure, those that ask models, and those that train them. One that has been gone for a day leaves the list by itself." />
      {rows.length === 0 ? <EmptyState title="No worker runs">Start one with <code className="code-inline">npm start</code>, or on another host as docs/operations.md says.</EmptyState> : null}
      <div className="grid gap-6">{rows.map((worker) => <WorkerCard key={worker.name} worker={worker} tolerance={driftTolerance} now={now} />)}</div>
      <Pager path="/admin/workers" query={{}} cursor={cursor} nextCursor={nextCursor} />
      <LiveRefresh />
    </>
  );
}
