import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { SignInFirst } from "@/components/account/sign-in-first";
import { isChanging } from "@/components/improve/run-state";
import { RunTable } from "@/components/improve/run-table";
import { BUTTON_PLAIN, BUTTON_PRIMARY, EmptyState, PageTitle } from "@/components/ui/basics";
import { ErrorPanel } from "@/components/ui/error-panel";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { signedIn } from "@/lib/server/accounts/queries";
import { attempt } from "@/lib/server/attempt";
import { improvementRuns } from "@/lib/server/improvement";

export const metadata: Metadata = { title: "Improve" };

const querySchema = z.object({ cursor: z.uuid().optional().catch(undefined) });

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ImprovePage({ searchParams }: PageProps) {
  const { cursor } = querySchema.parse(await searchParams);
  if (!(await signedIn())) return <SignInFirst title="Sign in to improve solutions with a model" next="/improve" />;
  const loaded = await attempt(() => improvementRuns(cursor === undefined ? {} : { cursor }));
  if (!loaded.ok) return <ErrorPanel error={loaded.error} />;
  const { runs, nextCursor } = loaded.value;
  const now = new Date();
  return (
    <>
      <PageTitle
        title="Improve"
        lead="A model writes solutions, they are measured, it is told what was measured and writes better ones. Every iteration becomes a submission."
        aside={<span className="flex gap-3"><Link className={BUTTON_PLAIN} href="/improve/models">Models</Link><Link className={BUTTON_PRIMARY} href="/improve/new">New run</Link></span>}
      />
      {runs.length > 0 ? <RunTable runs={runs} /> : <EmptyState title={cursor ? "Nothing older" : "No run yet"}>{cursor ? null : <><Link className="link" href="/improve/models">Add a model</Link>, then <Link className="link" href="/improve/new">start a run</Link></>}</EmptyState>}
      <p className="mt-5 flex gap-3">
        {cursor ? <Link className={BUTTON_PLAIN} href="/improve">Newest</Link> : null}
        {nextCursor ? <Link className={BUTTON_PLAIN} href={`/improve?cursor=${nextCursor}`}>Older</Link> : null}
      </p>
      {runs.some((run) => isChanging(run, now)) ? <LiveRefresh /> : null}
    </>
  );
}
