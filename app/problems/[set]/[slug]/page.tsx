import type { Metadata } from "next";
import Link from "next/link";
import * as format from "@/components/format";
import { Distribution } from "@/components/problems/distribution";
import { EntryTable, ReferenceTable } from "@/components/problems/tables";
import { Badge, Facts, PageTitle, SectionTitle } from "@/components/ui/basics";
import { CodeBlock } from "@/components/ui/code";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Prose } from "@/components/ui/markdown";
import { Profile } from "@/components/ui/profile";
import { Term } from "@/components/ui/term";
import type { ProblemView } from "@/lib/core/views/problems";
import { attempt } from "@/lib/server/attempt";
import { problemParams } from "@/lib/server/params";
import { problem } from "@/lib/server/queries";

interface PageProps {
  params: Promise<{ set: string; slug: string }>;
}

async function load(params: PageProps["params"]) {
  const given = await params;
  return attempt(async () => {
    const { set, slug } = problemParams(given);
    return problem(set, slug);
  });
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const loaded = await load(params);
  return { title: loaded.ok ? loaded.value.title : "Problem" };
}

export default async function ProblemPage({ params }: PageProps) {
  const loaded = await load(params);
  if (!loaded.ok) return <ErrorPanel error={loaded.error} />;
  const view = loaded.value;
  return (
    <>
      <nav aria-label="Breadcrumb" className="pt-6 text-sm text-soft">
        <Link href={`/problems?set=${encodeURIComponent(view.set.slug)}`} className="link">{view.set.name}</Link>
      </nav>
      <div className="-mt-4"><PageTitle title={view.title} /></div>
      <Head view={view} />
      <SectionTitle
        title="Where the reference solutions lie"
        lead={<><Term id="reference">Reference solutions</Term>, all measured on the same machine, and the models among them.</>}
      />
      <Signal view={view} />
      <Distribution view={view} />
      <SectionTitle title="Models" />
      <EntryTable entries={view.entries} />
      <div className="mt-10 grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <section aria-labelledby="statement" className="min-w-0">
          <h2 id="statement" className="mb-3 text-base font-semibold">Statement</h2>
          <Prose text={view.statement} />
        </section>
        <Aside view={view} />
      </div>
      <SectionTitle title="Reference solutions" aside={view.profile ? <span className="text-xs text-soft">Measured on <Profile profile={view.profile} /></span> : null} />
      <ReferenceTable references={view.references} />
    </>
  );
}

function Head({ view }: { view: ProblemView }) {
  const facts = [
    { label: "Difficulty", value: view.difficulty },
    { label: "Test cases", value: `${format.count(view.caseCount)}, ${format.count(view.publicCases.length)} public` },
    { label: "Time limit, all cases", value: format.time(view.limits.totalWallMs * 1e6) },
    { label: "Memory limit", value: format.memory(view.limits.memoryBytes) },
    { label: "Output limit", value: format.memory(view.limits.outputBytes) },
    { label: "Checker", value: view.checkerKind },
    { label: "Id", value: view.url ? <a className="link" href={view.url} rel="noreferrer noopener">{view.externalId}</a> : view.externalId },
  ];
  return (
    <>
      <Facts facts={facts} />
      <p className="mt-4 flex flex-wrap gap-1.5">
        {view.tags.map((tag) => (
          <Link key={tag} prefetch={false} href={`/problems?set=${encodeURIComponent(view.set.slug)}&tag=${encodeURIComponent(tag)}`}><Badge>{tag}</Badge></Link>
        ))}
      </p>
      {view.notScorable ? <p className="mt-4 border-l-2 border-warn pl-4 text-sm">Not scorable: {view.notScorable}.</p> : null}
    </>
  );
}

function Signal({ view }: { view: ProblemView }) {
  if (view.signal === null) return null;
  const without = [!view.signal.time && "time", !view.signal.memory && "memory", !view.signal.integral && "integral"].filter((name) => name !== false);
  if (without.length === 0) return null;
  return (
    <p className="mb-4 border-l-2 border-warn pl-4 text-sm">
      No <Term id="efficiency-signal">efficiency signal</Term> in {without.join(", ")}: the reference solutions do not differ there by more than the noise of the measurement, so positions among them say little.
    </p>
  );
}

async function Aside({ view }: { view: ProblemView }) {
  const starters = Object.entries(view.starterCode).filter(([, text]) => text.trim() !== "");
  return (
    <div className="grid min-w-0 content-start gap-8">
      {starters.map(([language, text]) => (
        <section key={language} className="min-w-0">
          <h2 className="mb-3 text-base font-semibold">Starter code, {format.language(language)}</h2>
          <CodeBlock code={text} language={language} label={`Starter code in ${format.language(language)}`} />
        </section>
      ))}
      {view.publicCases.length > 0 ? (
        <section className="min-w-0">
          <h2 className="mb-3 text-base font-semibold">Public test cases</h2>
          {view.publicCases.map((item, index) => (
            <div key={index} className="mb-4 grid gap-1 text-xs">
              <p className="text-soft">Case {index + 1}, input and expected output</p>
              <pre tabIndex={0} aria-label={`Input of case ${index + 1}`} className="max-h-40 overflow-auto rounded-md bg-sunken px-3 py-2 font-mono">{item.input}</pre>
              <pre tabIndex={0} aria-label={`Expected output of case ${index + 1}`} className="max-h-40 overflow-auto rounded-md bg-sunken px-3 py-2 font-mono">{item.expected}</pre>
            </div>
          ))}
        </section>
      ) : null}
    </div>
  );
}
