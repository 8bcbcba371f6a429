import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import * as format from "@/components/format";
import { OriginBadge } from "@/components/leaderboard/cells";
import { Live } from "@/components/submissions/live";
import { Scores } from "@/components/submissions/scores";
import { isOpen } from "@/components/submissions/state";
import { Facts, PageTitle, SectionTitle } from "@/components/ui/basics";
import { CodeBlock } from "@/components/ui/code";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Term } from "@/components/ui/term";
import type { SubmissionView } from "@/lib/core/views/submissions";
import { attempt } from "@/lib/server/attempt";
import { idParams } from "@/lib/server/params";
import { samples, submission } from "@/lib/server/queries";

interface PageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const given = await params;
  const loaded = await attempt(() => submission(idParams(given, "submission").id));
  return { title: loaded.ok ? `${loaded.value.model.name} on ${loaded.value.set.name}` : "Submission" };
}

export default async function SubmissionPage({ params }: PageProps) {
  const given = await params;
  const loaded = await attempt(async () => {
    const { id } = idParams(given, "submission");
    return { view: await submission(id), page: await samples(id) };
  });
  if (!loaded.ok) return <ErrorPanel error={loaded.error} />;
  const { view, page } = loaded.value;
  return (
    <>
      <PageTitle
        title={<span className="[overflow-wrap:anywhere]">{view.model.name}</span>}
        lead={<>{format.method(view.method, view.iteration)} on <Link className="link" href={boardHref(view)}>{view.set.name}</Link>. <OriginBadge origin={view.origin} /></>}
      />
      <About view={view} />
      {view.scores ? <div className="mt-8"><Scores scores={view.scores} /></div> : null}
      <div className="mt-8"><Live key={view.state} submission={view} rows={page.rows} cursor={page.cursor} /></div>
      {isOpen(view.state) ? <noscript><p className="mt-4 text-sm">Reload the page to see how far it is.</p></noscript> : null}
      <SectionTitle title="The same by API" />
      <CodeBlock code={await curlCommands(view.id)} language="shell" label="Commands to get this page's data" />
    </>
  );
}

function boardHref({ set, language }: SubmissionView): string {
  return `/?set=${encodeURIComponent(set.slug)}${language === "python3" ? "" : `&language=${language}`}`;
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
    ...(view.decoding === null ? [] : [{ label: "Decoding", value: view.decoding }]),
    { label: "File", value: <span className="[overflow-wrap:anywhere]">{view.fileName ?? "–"} ({view.format})</span> },
    { label: "Content", value: <span className="font-mono text-xs" title={view.contentHash}>{view.contentHash.slice(0, 12)}</span> },
    ...(view.scoreVersion === null ? [] : [{ label: "Score version", value: view.scoreVersion }]),
  ];
  return (
    <>
      <Facts facts={facts} />
      {view.notes ? <p className="mt-4 max-w-[70ch] text-sm whitespace-pre-line text-soft">{view.notes}</p> : null}
    </>
  );
}

async function curlCommands(id: string): Promise<string> {
  const host = (await headers()).get("host") ?? "localhost:3000";
  const base = `http://${host.replace(/[^\w.:[\]-]/g, "")}/api/v1/submissions/${id}`;
  return `curl ${base}\ncurl ${base}/samples\ncurl -N ${base}/events`;
}
