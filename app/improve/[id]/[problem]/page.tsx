import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { SignInFirst } from "@/components/account/sign-in-first";
import { isUnderWay } from "@/components/improve/run-state";
import { Step } from "@/components/improve/step";
import { StepTable } from "@/components/improve/step-table";
import { problemHref } from "@/components/problems/href";
import { BUTTON_PLAIN, EmptyState, PageTitle, SectionTitle } from "@/components/ui/basics";
import { CodeBlock } from "@/components/ui/code";
import { ErrorPanel } from "@/components/ui/error-panel";
import { LiveRefresh } from "@/components/ui/live-refresh";
import type { ProblemChainView } from "@/lib/core/views/improvement";
import { signedIn } from "@/lib/server/accounts/queries";
import { attempt } from "@/lib/server/attempt";
import { problemChain } from "@/lib/server/improvement";
import { runProblemOf } from "@/lib/server/params";

export const metadata: Metadata = { title: "Chain of solutions" };

const querySchema = z.object({ cursor: z.coerce.number().int().min(0).max(1_000_000).optional().catch(undefined) });

interface PageProps {
  params: Promise<{ id: string; problem: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ChainPage({ params, searchParams }: PageProps) {
  const [given, search] = await Promise.all([params, searchParams]);
  const { cursor } = querySchema.parse(search);
  if (!(await signedIn())) return <SignInFirst title="Sign in to see this run" next={`/improve/${given.id}/${given.problem}`} />;
  const loaded = await attempt(() => problemChain({ ...runProblemOf(given), cursor }));
  if (!loaded.ok) return <ErrorPanel error={loaded.error} />;
  const chain = loaded.value;
  const { run, nextCursor } = chain;
  const here = `/improve/${run.id}/${encodeURIComponent(chain.problem.slug)}`;
  return (
    <>
      <nav aria-label="Breadcrumb" className="pt-6 text-sm text-soft"><Link href={`/improve/${run.id}`} className="link [overflow-wrap:anywhere]">{run.source.modelName} on {run.set.name}</Link></nav>
      <div className="-mt-4">
        <PageTitle title={chain.problem.title} lead={<>Every solution in turn, each beside the best before it. <Link className="link" href={problemHref(run.set.slug, chain.problem.slug, run.language)}>The problem</Link></>} />
      </div>
      {chain.startCode !== null && cursor === undefined ? <Start code={chain.startCode} language={run.language} /> : null}
      {chain.generations.length === 0 ? <EmptyState title="Nothing has been asked yet" /> : <Steps chain={chain} />}
      <p className="mt-5 flex gap-3">
        {cursor === undefined ? null : <Link className={BUTTON_PLAIN} href={here}>First</Link>}
        {nextCursor === null ? null : <Link className={BUTTON_PLAIN} href={`${here}?cursor=${nextCursor}`}>Next</Link>}
      </p>
      {isUnderWay(run.state) ? <LiveRefresh /> : null}
    </>
  );
}

function Start({ code, language }: { code: string; language: string }) {
  return (
    <>
      <SectionTitle title="Start" />
      <div className="mb-8"><CodeBlock code={code} language={language} label="The solution that it starts from" numbered /></div>
    </>
  );
}

function Steps({ chain }: { chain: ProblemChainView }) {
  const before = bestBefore(chain);
  return (
    <>
      <StepTable generations={chain.generations} />
      <div className="mt-8">{chain.generations.map((generation) => <Step key={generation.id} generation={generation} before={before.get(generation.id) ?? null} language={chain.run.language} />)}</div>
    </>
  );
}

/** The best solution that there was when each completion was asked for. */
function bestBefore({ bestBefore: first, generations }: ProblemChainView): Map<string, string | null> {
  const before = new Map<string, string | null>();
  for (const { id, iteration } of generations) {
    const kept = generations.filter((other) => other.isKept && other.iteration < iteration).at(-1);
    before.set(id, kept?.code ?? first);
  }
  return before;
}
