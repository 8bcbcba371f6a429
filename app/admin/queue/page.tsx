import type { Metadata } from "next";
import { AllJobs, JobTable, StateFilter } from "@/components/admin/machines/job-list";
import { kindName, queueName } from "@/components/admin/machines/names";
import { QueueTable } from "@/components/admin/machines/queue-table";
import { Pager } from "@/components/admin/people/pager";
import { PageTitle, SectionTitle } from "@/components/ui/basics";
import { ErrorPanel } from "@/components/ui/error-panel";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { jobFilterSchema, type JobFilterInput } from "@/lib/core/views/admin-queue";
import { queue } from "@/lib/server/admin/machines";
import { attempt } from "@/lib/server/attempt";

export const metadata: Metadata = { title: "Queue" };

const PAGE = 50;
type Search = Record<string, string | string[] | undefined>;

export default async function QueuePage({ searchParams }: { searchParams: Promise<Search> }) {
  const search = await searchParams;
  const filter = filterOf(search);
  const cursor = typeof search.cursor === "string" ? search.cursor : undefined;
  const loaded = await attempt(async () => ({ overview: await queue.overview(), list: await queue.jobs({ ...filter, limit: PAGE, cursor }) }));
  if (!loaded.ok) return <ErrorPanel error={loaded.error} />;
  const { overview, list } = loaded.value;
  const now = new Date();
  return (
    <>
      <PageTitle title="Queue" lead="What waits, runs and went wrong. Counts of what is done are of the last day, of executions by API of the last ten minutes." />
      {overview.livingWorkers === 0 ? <p role="status" className="mb-4 border-l-2 border-warn pl-4 text-sm">No worker lives: what waits stays until one is started.</p> : null}
      <QueueTable queues={overview.queues} now={now} />
      <SectionTitle id="jobs" title={`${queueName(filter.queue)}${filter.kind ? `: ${kindName(filter.kind)}` : ""}`} lead="Newest first." aside={<AllJobs filter={filter} />} />
      <div className="mb-3"><StateFilter filter={filter} /></div>
      <JobTable jobs={list.jobs} now={now} />
      <Pager path="/admin/queue" query={filter} cursor={cursor} nextCursor={list.nextCursor} />
      <LiveRefresh />
    </>
  );
}

/** What the address says; a part that is not valid falls back to all. */
function filterOf(search: Search): JobFilterInput {
  const { queue: name, kind, state } = jobFilterSchema.shape;
  return {
    queue: name.catch("judge").parse(search.queue),
    kind: kind.catch(undefined).parse(search.kind),
    state: state.catch(undefined).parse(search.state),
  };
}
