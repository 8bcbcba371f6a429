import type { Metadata } from "next";
import Link from "next/link";
import { DisableButton } from "@/components/admin/machines/disable-button";
import * as format from "@/components/format";
import { Distribution } from "@/components/problems/distribution";
import { problemsHref } from "@/components/problems/query";
import { EntryTable, ReferenceTable } from "@/components/problems/tables";
import { Badge, Facts, PageTitle, SectionTitle } from "@/components/ui/basics";
import { CodeBlock } from "@/components/ui/code";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Prose } from "@/components/ui/markdown";
import { Profile } from "@/components/ui/profile";
import { LanguageSwitch } from "@/components/ui/language-switch";
import { Term } from "@/components/ui/term";
import { LANGUAGES } from "@/lib/core/problem";
import { languageSchema } from "@/lib/core/views/common";
import type { ProblemView } from "@/lib/core/views/problems";
import { adminStanding } from "@/lib/server/admin/standing";
import { attempt } from "@/lib/server/attempt";
import { problemParams } from "@/lib/server/params";
import { problem } from "@/lib/server/queries";

interface PageProps {
  params: Promise<{ set: string; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const languageParam = languageSchema.optional().catch(undefined);

async function load({ params, searchParams }: PageProps) {
  const given = await params;
  const language = languageParam.parse((await searchParams).language);
  return attempt(async () => {
    const { set, slug } = problemParams(given);
    return problem(set, slug, language);
  });
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const loaded = await load(props);
  return { title: loaded.ok ? loaded.value.title : "Problem" };
}

export default async function ProblemPage(props: PageProps) {
  const loaded = await load(props);
  if (!loaded.ok) return <ErrorPanel error={loaded.error} />;
  const view = loaded.value;
  const standing = await adminStanding();
  return (
    <>
      <nav aria-label="Breadcrumb" className="pt-6 text-sm text-soft">
        <Link href={listHref(view)} className="link">{view.set.name}</Link>
      </nav>
      <div className="-mt-4"><PageTitle title={view.title} aside={standing === "admin" ? <DisableButton set={view.set.slug} problem={view} isDisabled={view.disabled !== null} /> : null} /></div>
      <Head view={view} />
      <SectionTitle
        title="Where the reference solutions lie"
        lead={<><Term id="reference">Reference solutions</Term>, all measured on the same machine, and the models among them.</>}
        aside={<LanguageSwitch languages={view.languages} current={view.language} href={(language) => `?language=${language}`} />}
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

function listHref({ set, language }: ProblemView, tag?: string): string {
  return problemsHref({ set: set.slug, ...(language === "python3" ? {} : { language }), ...(tag === undefined ? {} : { tag }) });
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
          <Link key={tag} prefetch={false} href={listHref(view, tag)}><Badge>{tag}</Badge></Link>
        ))}
      </p>
      {view.disabled ? (
        <p className="mt-4 max-w-[75ch] border-l-2 border-warn pl-4 text-sm">Disabled since {format.date(view.disabled.at)} and left out of all scores: {view.disabled.reason}</p>
      ) : null}
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

/** That of the page's language; the others folded away. */
async function StarterCode({ view }: { view: ProblemView }) {
  const starters = LANGUAGES.flatMap((language) => ({ language, text: view.starterCode[language] ?? "" })).filter(({ text }) => text.trim() !== "");
  if (starters.length === 0) return null;
  const shown = starters.find(({ language }) => language === view.language) ?? starters[0];
  return (
    <section className="min-w-0">
      <h2 className="mb-3 text-base font-semibold">Starter code</h2>
      {starters.map(({ language, text }) => (
        <details key={language} open={language === shown?.language} className="group border-b border-line first-of-type:border-t">
          <summary className="flex items-center justify-between py-2 text-sm font-medium">
            {format.language(language)}<span aria-hidden className="text-faint group-open:rotate-90">›</span>
          </summary>
          <div className="pb-3"><CodeBlock code={text} language={language} label={`Starter code in ${format.language(language)}`} /></div>
        </details>
      ))}
    </section>
  );
}

async function Aside({ view }: { view: ProblemView }) {
  return (
    <div className="grid min-w-0 content-start gap-8">
      <StarterCode view={view} />
      {view.publicCases.length > 0 ? (
        <section className="min-w-0">
          <h2 className="mb-3 text-base font-semibold">Public test cases</h2>
          {view.publicCases.map((item, index) => (
            <div key={index} className="mb-4 grid gap-1 text-xs">
              <p className="text-soft">Case {index + 1}, input and expected output</p>
              <pre tabIndex={0} role="group" aria-label={`Input of case ${index + 1}`} className="max-h-40 overflow-auto rounded-md bg-sunken px-3 py-2 font-mono">{item.input}</pre>
              <pre tabIndex={0} role="group" aria-label={`Expected output of case ${index + 1}`} className="max-h-40 overflow-auto rounded-md bg-sunken px-3 py-2 font-mono">{item.expected}</pre>
            </div>
          ))}
        </section>
      ) : null}
    </div>
  );
}
