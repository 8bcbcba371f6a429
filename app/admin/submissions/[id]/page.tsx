import type { Metadata } from "next";
import Link from "next/link";
import { AuditTable } from "@/components/admin/people/audit-table";
import { Disclosure } from "@/components/admin/people/disclosure";
import { HideForm, UnhideForm, UnverifyForm, VerifyForm } from "@/components/admin/people/moderation-forms";
import { Owner, Standing } from "@/components/admin/people/moderation-table";
import * as format from "@/components/format";
import { StateBadge } from "@/components/submissions/state";
import { BUTTON_PLAIN, Facts, PageTitle, SectionTitle } from "@/components/ui/basics";
import { ErrorPanel } from "@/components/ui/error-panel";
import type { ModeratedSubmission } from "@/lib/core/views/admin-submissions";
import { auditLog, moderation } from "@/lib/server/admin/people";
import { attempt } from "@/lib/server/attempt";
import { idParams } from "@/lib/server/params";
import * as actions from "../actions";

export const metadata: Metadata = { title: "Submission" };

export default async function ModeratedSubmissionPage({ params }: { params: Promise<{ id: string }> }) {
  const given = await params;
  const loaded = await attempt(async () => {
    const { id } = idParams(given, "submission");
    return Promise.all([moderation.get({ id }), auditLog.list({ target: id })]);
  });
  if (!loaded.ok) return <ErrorPanel error={loaded.error} />;
  const [row, { events }] = loaded.value;
  return (
    <>
      <PageTitle
        title={<span className="[overflow-wrap:anywhere]">{row.modelName}</span>}
        lead={<p className="flex flex-wrap items-center gap-2">{format.method(row.method, row.iteration)} on {row.set.name} <StateBadge state={row.state} /> <Standing row={row} /></p>}
        aside={<Link className={BUTTON_PLAIN} href={`/submissions/${row.id}`}>Results, cancel, measure again</Link>}
      />
      <Facts facts={factsOf(row)} />
      <Said row={row} />
      <section aria-label="Administration" className="mt-6 border-t border-line">
        {row.state === "scored" ? <Disclosure title={row.verified ? "How it was checked" : "Verify"}><VerifyForm action={actions.verifyAction} row={row} /></Disclosure> : null}
        {row.verified ? <Disclosure title="Take the verification back"><UnverifyForm action={actions.unverifyAction} row={row} /></Disclosure> : null}
        <Disclosure title={row.hidden ? "Reason for hiding" : "Hide"}><HideForm action={actions.hideAction} row={row} /></Disclosure>
        {row.hidden ? <Disclosure title="Show again"><UnhideForm action={actions.unhideAction} row={row} /></Disclosure> : null}
      </section>
      <SectionTitle id="acts" title="What admins did" />
      {events.length > 0 ? <AuditTable events={events} /> : <p className="text-sm text-soft">Nothing yet.</p>}
    </>
  );
}

/** What an admin said of it before. */
function Said({ row: { hidden, verified, stateReason } }: { row: ModeratedSubmission }) {
  return (
    <div className="mt-5 grid max-w-[70ch] gap-3 text-sm [overflow-wrap:anywhere] empty:hidden">
      {hidden ? <p className="border-l-2 border-bad pl-4">Hidden {format.date(hidden.at)}: {hidden.reason}</p> : null}
      {verified ? <p className="border-l-2 border-good pl-4">Verified {format.date(verified.at)}: {verified.note}</p> : null}
      {stateReason ? <p className="border-l-2 border-edge pl-4">{stateReason}</p> : null}
    </div>
  );
}

function factsOf(row: ModeratedSubmission) {
  return [
    { label: "Owner", value: <Owner row={row} /> },
    { label: "Language", value: format.language(row.language) },
    { label: "Judged", value: `${format.count(row.doneCount)} of ${format.plural(row.sampleCount, "sample")}` },
    ...(row.beyondI === null ? [] : [{ label: "Beyond-I", value: format.percent(row.beyondI) }]),
    ...(row.passAt1 === null ? [] : [{ label: "Pass@1", value: format.percent(row.passAt1) }]),
    ...(row.duplicateOfId === null ? [] : [{ label: "Same content as", value: <Link className="link" href={`/admin/submissions/${row.duplicateOfId}`}>an earlier one</Link> }]),
    { label: "Submitted", value: <time dateTime={row.createdAt}>{format.dateTime(row.createdAt)}</time> },
  ];
}
