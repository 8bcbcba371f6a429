import type { Metadata } from "next";
import Link from "next/link";
import * as format from "@/components/format";
import { ChartFrame } from "@/components/charts/frame";
import { TraceChart } from "@/components/charts/trace-chart";
import { DiffView } from "@/components/executions/diff-view";
import { FigureSummary } from "@/components/executions/figure-summary";
import { RepeatTable } from "@/components/executions/repeat-table";
import { VerdictPanel } from "@/components/executions/verdict-panel";
import { problemHref } from "@/components/problems/href";
import { Facts, PageTitle, SectionTitle, Tabs } from "@/components/ui/basics";
import { CodeBlock } from "@/components/ui/code";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Profile } from "@/components/ui/profile";
import type { ExecutionView } from "@/lib/core/views/executions";
import { attempt } from "@/lib/server/attempt";
import { idParams } from "@/lib/server/params";
import { execution } from "@/lib/server/queries";

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const KINDS: Record<ExecutionView["kind"], string> = { reference: "A reference solution of", sample: "A sample on", generation: "A solution that a model wrote for" };
const VIEWS = ["code", "diff", "split"] as const;
type CodeView = (typeof VIEWS)[number];

function nameOf(view: ExecutionView): string {
  if (view.generation) return `${view.generation.modelName}, iteration ${view.generation.iteration}${view.generation.position > 0 ? `, completion ${view.generation.position + 1}` : ""}`;
  if (view.submission === null) return view.referenceLabel ?? "reference solution";
  const sample = view.submission.position > 0 ? `, sample ${view.submission.position + 1}` : "";
  return `${view.submission.model.name}${sample}`;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const given = await params;
  const loaded = await attempt(() => execution(idParams(given, "execution").id));
  return { title: loaded.ok ? `${nameOf(loaded.value)} on ${loaded.value.problem.title}` : "Execution" };
}

export default async function ExecutionPage({ params, searchParams }: PageProps) {
  const [given, search] = await Promise.all([params, searchParams]);
  const loaded = await attempt(() => execution(idParams(given, "execution").id));
  if (!loaded.ok) return <ErrorPanel error={loaded.error} />;
  const view = loaded.value;
  const shown = VIEWS.find((name) => name === search.view) ?? "code";
  return (
    <>
      <Head view={view} />
      <div className="grid gap-8">
        <VerdictPanel view={view} />
        <FigureSummary view={view} />
      </div>
      <SectionTitle title="Code" />
      <Code view={view} shown={view.fastestReference ? shown : "code"} />
      {view.trace.length > 1 ? <Trace view={view} /> : null}
      {view.repeats.length > 0 ? (
        <>
          <SectionTitle title="Repeats" lead="The whole set of test cases, run again and again, as measured. The figures above are made of those that count: of each case the lower quartile, summed, and related to the host's speed." />
          <RepeatTable repeats={view.repeats} />
        </>
      ) : null}
      <SectionTitle title="Measured by" />
      <Facts
        facts={[
          { label: "Profile", value: <Profile profile={view.profile} /> },
          ...(view.hostSpeed === null ? [] : [{ label: "Host speed", value: `${format.percent(view.hostSpeed)} of its reference` }]),
          { label: "Worker", value: view.workerName },
          { label: "Attempts", value: format.count(view.attempts) },
          { label: "At", value: <time dateTime={view.measuredAt}>{format.dateTime(view.measuredAt)}</time> },
          ...(view.isReused ? [{ label: "Handed in", value: `${format.dateTime(view.createdAt)}, the same program again: one program has one measurement` }] : []),
          { label: "Data", value: <a className="link" href={`/api/v1/executions/${view.id}`}>JSON</a> },
        ]}
      />
    </>
  );
}

function Head({ view }: { view: ExecutionView }) {
  const problemPage = problemHref(view.problem.setSlug, view.problem.slug, view.language);
  return (
    <>
      <nav aria-label="Breadcrumb" className="flex flex-wrap gap-x-2 pt-6 text-sm text-soft">
        <Link href={problemPage} className="link">{view.problem.title}</Link>
        {view.submission ? (
          <><span aria-hidden>/</span><Link href={`/submissions/${view.submission.id}`} className="link [overflow-wrap:anywhere]">{view.submission.model.name}</Link></>
        ) : null}
        {view.generation ? (
          <><span aria-hidden>/</span><Link href={`/improve/${view.generation.runId}/${encodeURIComponent(view.problem.slug)}`} className="link [overflow-wrap:anywhere]">Improvement run of {view.generation.modelName}</Link></>
        ) : null}
      </nav>
      <div className="-mt-4">
        <PageTitle
          title={<span className="[overflow-wrap:anywhere]">{nameOf(view)}</span>}
          lead={`${KINDS[view.kind]} ${view.problem.title}, in ${format.language(view.language)}.`}
        />
      </div>
    </>
  );
}

function Code({ view, shown }: { view: ExecutionView; shown: CodeView }) {
  const reference = view.fastestReference;
  const href = (name: CodeView) => `/executions/${view.id}${name === "code" ? "" : `?view=${name}`}`;
  return (
    <>
      {reference ? (
        <div className="mb-3">
          <Tabs
            label="How the code is shown"
            tabs={[
              { href: href("code"), name: "Code", current: shown === "code" },
              { href: href("diff"), name: "Against the fastest reference solution", current: shown === "diff" },
              { href: href("split"), name: "Side by side", current: shown === "split" },
            ]}
          />
          {shown === "code" ? null : (
            <p className="mt-2 text-sm text-soft">
              <Link className="link" href={`/executions/${reference.executionId}`}>{reference.label}</Link>: {format.time(reference.figures.wallNs)}, {format.memory(reference.figures.peakBytes)}, {format.integral(reference.figures.integralByteSeconds)}.
            </p>
          )}
        </div>
      ) : null}
      {shown === "code" || reference === null ? (
        <CodeBlock code={view.code} language={view.language} label={`Code of ${nameOf(view)}`} numbered />
      ) : (
        <DiffView before={reference.code} beforeLabel={reference.label} after={view.code} afterLabel={nameOf(view)} language={view.language} split={shown === "split"} />
      )}
    </>
  );
}

function Trace({ view }: { view: ExecutionView }) {
  const peak = Math.max(...view.trace.map((point) => point.bytes));
  const height = 260;
  return (
    <div className="mt-10">
      <ChartFrame
        title="Memory over time" height={height}
        caption="The whole process tree in the repeat nearest the median, test cases one after another, dotted lines between them. The area is the memory integral."
        summary={`Memory over ${format.time(view.trace.at(-1)?.tNs)}, at most ${format.memory(peak)}.`}
      >
        <TraceChart points={view.trace} bordersNs={view.caseBordersNs.filter((border) => border > 0)} height={height} />
      </ChartFrame>
    </div>
  );
}
