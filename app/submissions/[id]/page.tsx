import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import * as format from "@/components/format";
import { RunCurve } from "@/components/improve/run-curve";
import CitePanel from "@/components/submissions/cite-panel";
import { Live } from "@/components/submissions/live";
import { OwnerBar } from "@/components/submissions/owner-bar";
import { Scores } from "@/components/submissions/scores";
import { StandingBadge, standingOf } from "@/components/submissions/standing";
import { isOpen } from "@/components/submissions/state";
import { Facts, PageTitle, SectionTitle } from "@/components/ui/basics";
import { CodeBlock } from "@/components/ui/code";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Term } from "@/components/ui/term";
import type { CurvePoint } from "@/lib/core/views/improvement";
import type { SubmissionView } from "@/lib/core/views/submissions";
import { attempt } from "@/lib/server/attempt";
import { getActor } from "@/lib/server/context";
import { iterationsOf } from "@/lib/server/improvement";
import { publicOrigin } from "@/lib/server/origin";
import { idParams } from "@/lib/server/params";
import { samples, submission } from "@/lib/server/queries";
import { cancelAction, publishAction, removeAction, rerunAction, unpublishAction, updateAction } from "../actions";

interface PageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const given = await params;
  const loaded = await attempt(() => submission(idParams(given, "submission").id));
  return { title: loaded.ok ? `${loaded.value.model.name} on ${loaded.value.set.name}` : "Submission" };
}

const ACTIONS = { publish: publishAction, unpublish: unpublishAction, cancel: cancelAction, rerun: rerunAction, remove: removeAction, update: updateAction };

export default async function SubmissionPage({ params }: PageProps) {
  const given = await params;
  const loaded = await attempt(async () => {
    const { id } = idParams(given, "submission");
    const view = await submission(id);
    const { points } = view.iteration === null ? { points: [] } : await iterationsOf(id);
    return { view, points, page: await samples(id), actor: await getActor() };
  });
  if (!loaded.ok) return <ErrorPanel error={loaded.error} />;
  const { view, points, page, actor } = loaded.value;
  const isAdmin = actor.kind === "user" && actor.role === "admin";
  return (
    <>
      <PageTitle
        title={<span className="[overflow-wrap:anywhere]">{view.model.name}</span>}
        lead={<>{format.method(view.method, view.iteration)} on <Link className="link" href={boardHref(view)}>{view.set.name}</Link>. <StandingBadge standing={standingOf({ origin: view.origin, isVerified: view.verified !== null })} /></>}
      />
      {view.isMine || isAdmin ? <OwnerBar submission={view} isAdmin={isAdmin} actions={ACTIONS} /> : null}
      <About view={view} />
      {view.scores ? <div className="mt-8"><Scores scores={view.scores} /></div> : null}
      {points.length > 1 ? <Iterations view={view} points={points} /> : null}
      <div className="mt-8"><Live key={view.state} submission={view} rows={page.rows} cursor={page.cursor} /></div>
      {isOpen(view.state) ? <noscript><p className="mt-4 text-sm">Reload the page to see how far it is.</p></noscript> : null}
      <CitePanel submissionId={view.id} isPublic={view.visibility === "public" && view.hidden === null && view.state === "scored"} />
      <SectionTitle title="The same by API" />
      <CodeBlock code={await curlCommands(view.id)} language="shell" label="Commands to get this page's data" />
    </>
  );
}

function boardHref({ set, language }: SubmissionView): string {
  return `/?set=${encodeURIComponent(set.slug)}${language === "python3" ? "" : `&language=${language}`}`;
}

function Iterations({ view, points }: { view: SubmissionView; points: readonly CurvePoint[] }) {
  return (
    <>
      <SectionTitle
        id="iterations" title="Over the iterations of its run" lead="Of each problem the best solution so far, after every round of measured feedback."
        aside={<span className="flex flex-wrap gap-x-3 text-sm">{points.map(({ iteration, submissionId }) => submissionId === view.id ? <span key={iteration} aria-current="page" className="font-semibold">{iteration}</span> : <Link key={iteration} className="link" href={`/submissions/${submissionId}`} aria-label={`Iteration ${iteration}`}>{iteration}</Link>)}</span>}
      />
      <RunCurve points={points} name={view.model.name.split("/").at(-1) ?? view.model.name} setSlug={view.set.slug} />
    </>
  );
}

function About({ view }: { view: SubmissionView }) {
  const facts = [
    { label: "Submitted", value: <time dateTime={view.createdAt}>{format.dateTime(view.createdAt)}</time> },
    { label: "Language", value: format.language(view.language) },
    { label: "Samples", value: format.count(view.sampleCount) },
    { label: <Term id="coverage" />, value: `${format.count(view.coverage.problems)} of ${format.plural(view.coverage.scorable, "problem")}` },
    ...(view.model.sizeBillions === null ? [] : [{ label: "Size", value: format.parameters(view.model.sizeBillions) }]),
    ...(view.model.licence === null ? [] : [{ label: "Licence", value: view.model.licence }]),
    ...(view.model.link === null ? [] : [{ label: "Model", value: <a className="link" href={view.model.link} rel="noreferrer noopener nofollow">link</a> }]),
    ...(view.model.openWeights === null ? [] : [{ label: "Weights", value: view.model.openWeights ? "open" : "closed" }]),
    ...(view.costUsd === null ? [] : [{ label: "Cost", value: format.dollars(view.costUsd) }]),
    ...(view.decoding === null ? [] : [{ label: "Decoding", value: view.decoding }]),
    { label: "File", value: <span className="[overflow-wrap:anywhere]">{view.fileName ?? "–"} ({view.format})</span> },
    ...(view.runId === null ? [] : [{ label: "From", value: <Link className="link" href={`/improve/${view.runId}`}>an improvement run</Link> }]),
    { label: "Content", value: <span className="font-mono text-xs" title={view.contentHash}>{view.contentHash.slice(0, 12)}</span> },
    ...(view.duplicateOfId === null ? [] : [{ label: "Same content as", value: <Link className="link" href={`/submissions/${view.duplicateOfId}`}>an earlier submission</Link> }]),
    ...(view.isMine && view.refundedCount > 0 ? [{ label: "Back in your quota", value: format.plural(view.refundedCount, "sample") }] : []),
    ...(view.scoreVersion === null ? [] : [{ label: "Score version", value: view.scoreVersion }]),
  ];
  return (
    <>
      <Facts facts={facts} />
      {view.verified ? <p className="mt-4 max-w-[70ch] border-l-2 border-good pl-4 text-sm">Verified on {format.date(view.verified.at)}: <span className="[overflow-wrap:anywhere]">{view.verified.note}</span></p> : null}
      {view.notes ? <p className="mt-4 max-w-[70ch] text-sm whitespace-pre-line text-soft">{view.notes}</p> : null}
    </>
  );
}

async function curlCommands(id: string): Promise<string> {
  const base = `${publicOrigin(await headers())}/api/v1/submissions/${id}`;
  return `curl ${base}\ncurl ${base}/samples\ncurl -N ${base}/events`;
}
