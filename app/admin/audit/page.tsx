import type { Metadata } from "next";
import { AuditTable } from "@/components/admin/people/audit-table";
import { Filters } from "@/components/admin/people/filters";
import { addressOf, Pager } from "@/components/admin/people/pager";
import { CHIP, EmptyState, PageTitle } from "@/components/ui/basics";
import { ErrorPanel } from "@/components/ui/error-panel";
import { EXPORT_FORMATS } from "@/lib/core/exports/table";
import { listAuditSchema } from "@/lib/core/views/admin-audit";
import { auditLog } from "@/lib/server/admin/people";
import { parseSearch, type SearchParams } from "@/lib/server/admin/search";
import { attempt } from "@/lib/server/attempt";

export const metadata: Metadata = { title: "Audit log" };

/** Entities that admins act on; the parts of acts before the dot. */
const ENTITIES = ["submission", "reportedResult", "user", "account", "key", "problem", "problem-set", "calibration", "import", "queue", "worker", "run", "training", "audit"];

export default async function AuditPage({ searchParams }: { searchParams: SearchParams }) {
  const query = parseSearch(listAuditSchema, await searchParams);
  const loaded = await attempt(() => auditLog.list(query));
  if (!loaded.ok) return <ErrorPanel error={loaded.error} />;
  const { q, action, actor, target, from, to, cursor } = query;
  const rest = { q, action, actor, target, from, to };
  const { events, nextCursor } = loaded.value;
  const entities = action === "" || ENTITIES.includes(action) ? ENTITIES : [...ENTITIES, action];
  return (
    <>
      <PageTitle
        title="Audit log" lead="Every privileged act: who did what, to whom, and why. Entries cannot be changed or deleted, not in the database either."
        aside={<p className="flex gap-2">{EXPORT_FORMATS.map((format) => <a key={format} download href={addressOf("/api/v1/admin/audit/export", { ...rest, format })} className={`${CHIP} border-line bg-panel text-soft hover:text-ink`}>{format.toUpperCase()}<span aria-hidden> ↓</span></a>)}</p>}
      />
      <Filters
        action="/admin/audit" isSet={Object.values(rest).some((value) => value !== undefined && value !== "")}
        search={{ label: "Search the audit log", placeholder: "Act, who, on what, or why", value: q }}
        choices={[{ name: "action", label: "On", value: action, options: entities.map((value) => ({ value, name: value })) }]}
        dates={[{ name: "from", label: "From", value: from }, { name: "to", label: "to", value: to }]}
      />
      {events.length > 0 ? <AuditTable events={events} /> : <EmptyState title="No act fits the search" />}
      <Pager path="/admin/audit" query={rest} cursor={cursor} nextCursor={nextCursor} />
    </>
  );
}
