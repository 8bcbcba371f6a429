import type { Metadata } from "next";
import Link from "next/link";
import { Quota } from "@/components/account/quota";
import { SignInFirst } from "@/components/account/sign-in-first";
import { Filters } from "@/components/submissions/filters";
import { isFiltered, parseSubmissionsQuery, submissionsHref, type SubmissionsQuery } from "@/components/submissions/query";
import { isOpen } from "@/components/submissions/state";
import { SubmissionTable } from "@/components/submissions/submission-table";
import { BUTTON_PLAIN, EmptyState, PageTitle } from "@/components/ui/basics";
import { ErrorPanel } from "@/components/ui/error-panel";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { LANGUAGES } from "@/lib/core/problem";
import { attempt } from "@/lib/server/attempt";
import { getActor } from "@/lib/server/context";
import { problemSets, submissions } from "@/lib/server/queries";
import { ownQuota } from "@/lib/server/submissions";

export const metadata: Metadata = { title: "Submissions" };

const PAGE = 50;

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SubmissionsPage({ searchParams }: PageProps) {
  const query = parseSubmissionsQuery(await searchParams);
  const loaded = await attempt(() => load(query));
  if (!loaded.ok) return <ErrorPanel error={loaded.error} />;
  if (loaded.value === null) return <SignInFirst title="Sign in to see your submissions" next={submissionsHref(query, {})} />;
  const { rows, nextCursor, sets, isSignedIn, quota } = loaded.value;
  const languages = LANGUAGES.filter((language) => sets.some((set) => set.languages.includes(language)));
  return (
    <>
      <PageTitle
        title={query.mine ? "Your submissions" : "Submissions"}
        lead={query.mine ? "What you have handed in, newest first. A private one is seen by you and by admins alone." : "Every file of solutions that was judged here or is being judged, newest first."}
        aside={query.mine ? <Link className={BUTTON_PLAIN} href="/submissions/report">Reported results</Link> : undefined}
      />
      {quota ? <div className="mb-5"><Quota quota={quota} /></div> : null}
      <Filters query={query} sets={sets} languages={languages} isSignedIn={isSignedIn} />
      {rows.length > 0 ? <SubmissionTable submissions={rows} /> : <Nothing query={query} />}
      <p className="mt-5 flex gap-3">
        {query.cursor ? <Link className={BUTTON_PLAIN} href={submissionsHref(query, {})}>Newest</Link> : null}
        {nextCursor ? <Link className={BUTTON_PLAIN} href={submissionsHref(query, { cursor: nextCursor })}>Older</Link> : null}
      </p>
      {rows.some((row) => isOpen(row.state)) ? <LiveRefresh /> : null}
    </>
  );
}

/** Null where a visitor asks for their own. */
async function load(query: SubmissionsQuery) {
  const isSignedIn = (await getActor()).kind === "user";
  if (query.mine && !isSignedIn) return null;
  const { set, language, state, mine, cursor } = query;
  const given = Object.fromEntries(Object.entries({ set, language, state, mine, cursor }).filter(([, value]) => value !== undefined));
  const [page, sets, quota] = await Promise.all([submissions({ limit: PAGE, ...given }), problemSets(), query.mine ? ownQuota() : null]);
  return { rows: page.submissions, nextCursor: page.nextCursor, sets, isSignedIn, quota };
}

function Nothing({ query }: { query: SubmissionsQuery }) {
  if (query.cursor !== undefined) return <EmptyState title="Nothing older" />;
  const title = query.mine ? "You have submitted nothing like this yet" : isFiltered(query) ? "No submission fits these filters" : "Nothing has been submitted yet";
  return (
    <EmptyState title={title}>
      {isFiltered(query) ? <><Link className="link" href="/submissions">Show all</Link> or <Link className="link" href="/submit">submit a file of solutions</Link></> : <Link className="link" href="/submit">Submit a file of solutions</Link>}
    </EmptyState>
  );
}
