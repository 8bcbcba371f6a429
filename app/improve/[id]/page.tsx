import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { SignInFirst } from "@/components/account/sign-in-first";
import * as format from "@/components/format";
import { ChainTable } from "@/components/improve/chain-table";
import { RunActions } from "@/components/improve/run-actions";
import { RunCurve } from "@/components/improve/run-curve";
import { isChanging, OBJECTIVE_NAMES, RunState } from "@/components/improve/run-state";
import { BUTTON_PLAIN, Facts, Meter, PageTitle, SectionTitle } from "@/components/ui/basics";
import { DataTable } from "@/components/ui/data-table";
import { ErrorPanel } from "@/components/ui/error-panel";
import { LiveRefresh } from "@/components/ui/live-refresh";
import type { RunView } from "@/lib/core/views/improvement";
import { signedIn } from "@/lib/server/accounts/queries";
import { attempt } from "@/lib/server/attempt";
import { improvementRun, runChains } from "@/lib/server/improvement";
import { idParams } from "@/lib/server/params";
import { cancelRunAction, pauseRunAction, resumeRunAction } from "../actions";

export const metadata: Metadata = { title: "Improvement run" };

const querySchema = z.object({ cursor: z.coerce.number().int().min(0).optional().catch(undefined) });

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function RunPage({ params, searchParams }: PageProps) {
  const [given, search] = await Promise.all([params, searchParams]);
  const { cursor } = querySchema.parse(search);
  if (!(await signedIn())) return <SignInFirst title="Sign in to see this run" next={`/improve/${given.id}`} />;
  const loaded = await attempt(async () => {
    const { id } = idParams(given, "run");
    return Promise.all([improvementRun(id), runChains(cursor === undefined ? { runId: id } : { runId: id, cursor })]);
  });
  if (!loaded.ok) return <ErrorPanel error={loaded.error} />;
  const [run, { chains, nextCursor }] = loaded.value;
  return (
    <>
      <Head run={run} />
      {run.waitsBecause ? <p role="status" className="mb-5 max-w-[75ch] border-l-2 border-warn pl-4 text-sm">{run.waitsBecause}</p> : null}
      <RunActions run={run} pause={pauseRunAction} resume={resumeRunAction} cancel={cancelRunAction} />
      {run.curve.length > 1 ? <div className="mt-8"><RunCurve points={run.curve} name={run.source.modelName.split("/").at(-1) ?? run.source.modelName} setSlug={run.set.slug} /></div> : null}
      {run.curve.length > 0 ? <Iterations run={run} /> : null}
      <SectionTitle id="problems" title="Problems" lead="Each with its chain of solutions, prompts and measurements." />
      <ChainTable runId={run.id} chains={chains} iterations={run.iterations} />
      <p className="mt-5 flex gap-3">
        {cursor === undefined ? null : <Link className={BUTTON_PLAIN} href={`/improve/${run.id}#problems`}>First</Link>}
        {nextCursor === null ? null : <Link className={BUTTON_PLAIN} href={`/improve/${run.id}?cursor=${nextCursor}#problems`}>Next</Link>}
      </p>
      {isChanging(run, new Date()) ? <LiveRefresh /> : null}
    </>
  );
}

function Head({ run }: { run: RunView }) {
  const { usage } = run;
  const ablations = [...(run.withFeedback ? [] : ["without feedback"]), ...(run.withOriginalCode ? [] : ["without the original code"])];
  return (
    <>
      <nav aria-label="Breadcrumb" className="pt-6 text-sm text-soft"><Link href="/improve" className="link">Improvement runs</Link></nav>
      <div className="-mt-4">
        <PageTitle title={<span className="[overflow-wrap:anywhere]">{run.source.modelName} on {run.set.name}</span>} lead={run.stateReason ?? undefined} aside={<RunState state={run.state} />} />
      </div>
      <div className="mb-5"><Meter done={run.steps.done} total={run.steps.total} label="Steps done" /></div>
      <div className="mb-5">
        <Facts
          facts={[
            { label: "Steps", value: `${format.count(run.steps.done)} of ${format.count(run.steps.total)}` },
            { label: "Objective", value: OBJECTIVE_NAMES[run.objective] },
            { label: "Prompts", value: <Link className="link" href={`/docs/prompts?objective=${run.objective}&language=${run.language}`}>version {run.promptVersion}</Link> },
            { label: "Language", value: format.language(run.language) },
            { label: "Starts from", value: run.startSubmissionId ? <Link className="link" href={`/submissions/${run.startSubmissionId}`}>a submission</Link> : run.startFrom },
            ...(ablations.length > 0 ? [{ label: "Ablation", value: ablations.join(", ") }] : []),
            { label: "Tokens in, out", value: `${format.count(usage.inputTokens)}, ${format.count(usage.outputTokens)}` },
            { label: "Cost", value: usage.costCeilingUsd === null ? format.dollars(usage.costUsd) : `${format.dollars(usage.costUsd)} of at most ${format.dollars(usage.costCeilingUsd)}` },
            { label: "Data", value: <a className="link" href={`/api/v1/improvement-runs/${run.id}`}>JSON</a> },
          ]}
        />
      </div>
    </>
  );
}

function Iterations({ run }: { run: RunView }) {
  return (
    <>
      <SectionTitle id="iterations" title="Iterations" lead="Each is a submission: publish it there to put it on the leaderboard." />
      <DataTable>
        <thead><tr><th scope="col">Iteration</th><th scope="col" className="num">Pass@1, %</th><th scope="col" className="num hidden sm:table-cell"><span className="text-time">Beyond-T</span>, %</th><th scope="col" className="num hidden sm:table-cell"><span className="text-memory">Beyond-M</span>, %</th><th scope="col" className="num"><span className="text-integral">Beyond-I</span>, %</th></tr></thead>
        <tbody>
          {run.curve.map((point) => (
            <tr key={point.iteration}>
              <th scope="row" className="font-normal"><Link className="link" href={`/submissions/${point.submissionId}`}>{point.iteration}</Link></th>
              <td className="num">{format.points(point.passAt1)}</td>
              <td className="num hidden sm:table-cell">{format.points(point.beyondT)}</td>
              <td className="num hidden sm:table-cell">{format.points(point.beyondM)}</td>
              <td className="num font-semibold">{format.points(point.beyondI)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  );
}
