import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { SignInFirst } from "@/components/account/sign-in-first";
import { ReportForm } from "@/components/submissions/report-form";
import { ReportedTable } from "@/components/submissions/reported-table";
import { BUTTON_PLAIN, EmptyState, PageTitle, SectionTitle } from "@/components/ui/basics";
import { ErrorPanel } from "@/components/ui/error-panel";
import { NoProblemSets } from "@/components/ui/set-tabs";
import { Term } from "@/components/ui/term";
import { attempt } from "@/lib/server/attempt";
import { getActor } from "@/lib/server/context";
import { problemSets } from "@/lib/server/queries";
import { reportedResults } from "@/lib/server/submissions";
import { publishReportedAction, removeReportedAction, reportAction, unpublishReportedAction } from "../actions";

export const metadata: Metadata = { title: "Report a result" };

const PAGE = 50;
const querySchema = z.object({ set: z.string().max(100).optional().catch(undefined), cursor: z.uuid().optional().catch(undefined) });
const ACTIONS = { publish: publishReportedAction, unpublish: unpublishReportedAction, remove: removeReportedAction };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ReportPage({ searchParams }: PageProps) {
  const { set, cursor } = querySchema.parse(await searchParams);
  const loaded = await attempt(async () => {
    if ((await getActor()).kind !== "user") return null;
    return Promise.all([problemSets(), reportedResults({ mine: true, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) })]);
  });
  if (!loaded.ok) return <ErrorPanel error={loaded.error} />;
  if (loaded.value === null) return <SignInFirst title="Sign in to report a result" next="/submissions/report" />;
  const [sets, { reportedResults: own, nextCursor }] = loaded.value;
  if (sets.length === 0) return <NoProblemSets />;
  const choices = sets.map(({ slug, name, languages }) => ({ slug, name, languages }));
  return (
    <>
      <PageTitle
        title="Report a result"
        lead={<>Figures of a set that were measured elsewhere, with the place where they can be checked. They stand on the leaderboard as <Term id="self-reported">self-reported</Term>: apart, hatched and without a rank. To be ranked, <Link className="link" href="/submit">submit the solutions</Link>.</>}
      />
      <ReportForm action={reportAction} sets={choices} initialSet={choices.find(({ slug }) => slug === set)?.slug ?? choices[0]?.slug ?? ""} />
      <SectionTitle id="own" title="What you have reported" />
      {own.length > 0 ? <ReportedTable results={own} actions={ACTIONS} /> : <EmptyState title={cursor ? "Nothing older" : "Nothing yet"} />}
      <p className="mt-5 flex gap-3">
        {cursor ? <Link className={BUTTON_PLAIN} href="/submissions/report">Newest</Link> : null}
        {nextCursor ? <Link className={BUTTON_PLAIN} href={`/submissions/report?cursor=${nextCursor}`}>Older</Link> : null}
      </p>
    </>
  );
}
