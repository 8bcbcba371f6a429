import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { isOpen } from "@/components/submissions/state";
import { SubmissionTable } from "@/components/submissions/submission-table";
import { BUTTON_PLAIN, EmptyState, PageTitle } from "@/components/ui/basics";
import { ErrorPanel } from "@/components/ui/error-panel";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { attempt } from "@/lib/server/attempt";
import { submissions } from "@/lib/server/queries";

export const metadata: Metadata = { title: "Submissions" };

const PAGE = 50;
const cursorSchema = z.uuid().optional().catch(undefined);

export default async function SubmissionsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const cursor = cursorSchema.parse((await searchParams).cursor);
  const loaded = await attempt(() => submissions({ limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }));
  if (!loaded.ok) return <ErrorPanel error={loaded.error} />;
  const { submissions: rows, nextCursor } = loaded.value;
  return (
    <>
      <PageTitle title="Submissions" lead="Every file of solutions that was judged here or is being judged, newest first." />
      {rows.length > 0 ? <SubmissionTable submissions={rows} /> : (
        <EmptyState title="Nothing has been submitted yet"><Link className="link" href="/submit">Submit a file of solutions</Link></EmptyState>
      )}
      <p className="mt-5 flex gap-3">
        {cursor ? <Link className={BUTTON_PLAIN} href="/submissions">Newest</Link> : null}
        {nextCursor ? <Link className={BUTTON_PLAIN} href={`/submissions?cursor=${nextCursor}`}>Older</Link> : null}
      </p>
      {rows.some((row) => isOpen(row.state)) ? <LiveRefresh /> : null}
    </>
  );
}
