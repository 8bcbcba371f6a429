import type { Metadata } from "next";
import { headers } from "next/headers";
import Link from "next/link";
import { Quota } from "@/components/account/quota";
import { SignInFirst } from "@/components/account/sign-in-first";
import { FORMATS } from "@/components/submit/formats";
import { SubmitForm } from "@/components/submit/submit-form";
import { PageTitle } from "@/components/ui/basics";
import { CodeBlock } from "@/components/ui/code";
import { ErrorPanel } from "@/components/ui/error-panel";
import { NoProblemSets } from "@/components/ui/set-tabs";
import { attempt } from "@/lib/server/attempt";
import type { QuotaView } from "@/lib/core/views/quota";
import { getActor } from "@/lib/server/context";
import { publicOrigin } from "@/lib/server/origin";
import { problemSets } from "@/lib/server/queries";
import { ownQuota } from "@/lib/server/submissions";

export const metadata: Metadata = { title: "Submit" };

async function quotaIfSignedIn(): Promise<QuotaView | null> {
  return (await getActor()).kind === "user" ? ownQuota() : null;
}

export default async function SubmitPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const wanted = (await searchParams).set;
  const loaded = await attempt(async () => Promise.all([problemSets(), quotaIfSignedIn()]));
  if (!loaded.ok) return <ErrorPanel error={loaded.error} />;
  const [found, quota] = loaded.value;
  const origin = publicOrigin(await headers());
  const sets = found.map(({ slug, name, problemCount }) => ({ slug, name, problemCount }));
  const first = sets.find((set) => set.slug === wanted) ?? sets[0];
  if (first === undefined) return <NoProblemSets />;
  return (
    <>
      <PageTitle title="Submit solutions" lead="A file of what a model wrote. It is checked at once, and queued only when every line of it is good; then its page follows the run." />
      <div className="grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <section aria-label="Submission" className="min-w-0">
          {quota ? <Form sets={sets} initialSet={first.slug} quota={quota} /> : <SignInFirst title="Sign in to submit" next={`/submit?set=${encodeURIComponent(first.slug)}`} isPage={false} />}
        </section>
        <section aria-labelledby="formats" className="min-w-0">
          <h2 id="formats" className="text-base font-semibold">Formats</h2>
          <p className="mt-1 mb-3 text-sm text-soft">Files of these are taken as they are. Markdown fences round the code are stripped; a solution may have 256 KiB. One language a file; where a format names none, Python.</p>
          <div className="border-t border-line">
            {FORMATS.map((format, index) => (
              <details key={format.name} open={index === 0} className="group border-b border-line">
                <summary className="flex items-center justify-between py-2 text-sm font-medium">
                  {format.name}<span aria-hidden className="text-faint group-open:rotate-90">›</span>
                </summary>
                <div className="pb-3 text-sm">
                  <p className="mb-2 text-soft">{format.note}</p>
                  <CodeBlock code={format.example} language="json" label={`Example of ${format.name}`} />
                </div>
              </details>
            ))}
          </div>
          <h3 className="mt-6 mb-2 text-sm font-semibold">By command</h3>
          <CodeBlock
            code={`curl -H "Authorization: Bearer $AFTERBURNER_KEY" \\\n  -F set=${first.slug} -F model=my-model -F file=@samples.jsonl \\\n  ${origin}/api/v1/submissions`}
            language="shell" label="Command to submit a file"
          />
          <p className="mt-2 text-xs text-soft">Add <code className="code-inline">?dryRun=1</code> to the address to check only. Keys are made on the <Link className="link" href="/account#keys">account page</Link>.</p>
          <p className="mt-6 text-sm text-soft">Figures that were measured elsewhere, as in a paper, can be <Link className="link" href={`/submissions/report?set=${encodeURIComponent(first.slug)}`}>reported</Link>: they stand apart, unranked.</p>
        </section>
      </div>
    </>
  );
}

function Form({ quota, ...form }: { sets: { slug: string; name: string; problemCount: number }[]; initialSet: string; quota: QuotaView }) {
  return (
    <>
      <div className="mb-6"><Quota quota={quota} /></div>
      <SubmitForm {...form} />
      <p className="mt-4 text-xs text-soft">Only you and admins see it until you publish it.</p>
      <noscript><p className="border-l-2 border-warn pl-4 text-sm">This form needs script. Without it, send the file with the command on this page.</p></noscript>
    </>
  );
}
