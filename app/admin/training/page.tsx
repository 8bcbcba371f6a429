import type { Metadata } from "next";
import Link from "next/link";
import { Pager } from "@/components/admin/people/pager";
import { HEADLINE } from "@/components/training/chart-kinds";
import { lastValue, NOTHING_HELD, withPage } from "@/components/training/series";
import { isOpen } from "@/components/training/state";
import { TrainingTable } from "@/components/training/training-table";
import { BUTTON_PLAIN, BUTTON_PRIMARY, EmptyState, FIELD, PageTitle } from "@/components/ui/basics";
import { ErrorPanel } from "@/components/ui/error-panel";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { trainingListQuery, TRAINING_STATES, type TrainingRow } from "@/lib/core/views/training";
import { TRAINING_METHODS } from "@/lib/core/training";
import { parseSearch, type SearchParams } from "@/lib/server/admin/search";
import { attempt } from "@/lib/server/attempt";
import { trainingMetrics, trainingRuns } from "@/lib/server/training";

export const metadata: Metadata = { title: "Training" };

/** Events at the end of a run among which its last metrics are. */
const LATELY = 60;

export default async function TrainingPage({ searchParams }: { searchParams: SearchParams }) {
  const query = parseSearch(trainingListQuery, await searchParams);
  const loaded = await attempt(async () => {
    const list = await trainingRuns(query);
    return { ...list, headlines: new Map((await Promise.all(list.runs.map(headline))).flat()) };
  });
  if (!loaded.ok) return <ErrorPanel error={loaded.error} />;
  const { runs, nextCursor, headlines } = loaded.value;
  const { cursor, state, method } = query;
  const isFiltered = state !== undefined || method !== undefined;
  return (
    <>
      <PageTitle title="Training" lead="Models that learn from what the sandbox measured: SFT, DPO and GRPO, live." aside={<Link className={BUTTON_PRIMARY} href="/admin/training/new">New run</Link>} />
      <Filters state={state} method={method} isFiltered={isFiltered} />
      {runs.length > 0 ? <TrainingTable runs={runs} headlines={headlines} /> : <Empty isFiltered={isFiltered} isOlder={cursor !== undefined} />}
      <Pager path="/admin/training" query={{ state, method }} cursor={cursor} nextCursor={nextCursor} />
      {runs.some((run) => isOpen(run.state)) ? <LiveRefresh /> : null}
    </>
  );
}

/** The last value of what tells how a run goes; nothing where it has none. */
async function headline({ id, method, lastSeq }: TrainingRow): Promise<[string, number][]> {
  if (lastSeq === 0) return [];
  const page = await trainingMetrics({ id, since: Math.max(0, lastSeq - LATELY), maxPoints: LATELY });
  const value = lastValue(withPage(NOTHING_HELD, page).series.get(HEADLINE[method].metric));
  return value === null ? [] : [[id, value]];
}

function Empty({ isFiltered, isOlder }: { isFiltered: boolean; isOlder: boolean }) {
  if (isFiltered) return <EmptyState title="No run fits" />;
  if (isOlder) return <EmptyState title="Nothing older" />;
  return <EmptyState title="No run yet"><Link className="link" href="/admin/training/new">Start the proof on a CPU</Link>: a tiny model that learns in a few minutes on two cores.</EmptyState>;
}

function Filters({ state, method, isFiltered }: { state: string | undefined; method: string | undefined; isFiltered: boolean }) {
  return (
    <form action="/admin/training" className="flex flex-wrap items-center gap-2 pb-3">
      <select name="state" aria-label="State" defaultValue={state ?? ""} className={`${FIELD} !w-auto`}>
        <option value="">State: any</option>
        {TRAINING_STATES.map((value) => <option key={value} value={value}>{value}</option>)}
      </select>
      <select name="method" aria-label="Method" defaultValue={method ?? ""} className={`${FIELD} !w-auto`}>
        <option value="">Method: any</option>
        {TRAINING_METHODS.map((value) => <option key={value} value={value}>{value.toUpperCase()}</option>)}
      </select>
      <button type="submit" className={BUTTON_PLAIN}>Show</button>
      {isFiltered ? <Link href="/admin/training" className="link px-1 py-1.5 text-sm">Show all</Link> : null}
    </form>
  );
}
