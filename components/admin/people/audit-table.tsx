import Link from "next/link";
import * as format from "@/components/format";
import { DataTable } from "@/components/ui/data-table";
import type { AuditEventView } from "@/lib/core/views/admin-audit";
import { changesOf } from "./changes";

/** Pages of what was acted on, where there are any. */
const PAGES: Record<string, (id: string) => string> = {
  user: (id) => `/admin/users/${id}`,
  submission: (id) => `/admin/submissions/${id}`,
};

/** Privileged acts, newest first: who did what to whom, why, and what changed. */
export function AuditTable({ events }: { events: AuditEventView[] }) {
  return (
    <DataTable label="Audit log">
      <thead>
        <tr><th scope="col">When</th><th scope="col">Act</th><th scope="col" className="max-sm:hidden">By</th><th scope="col">On</th><th scope="col" className="max-lg:hidden">Why and what</th></tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <tr key={event.id} className="align-top">
            <td className="whitespace-nowrap max-sm:whitespace-normal"><time dateTime={event.at}>{format.dateTime(event.at)}</time></td>
            <th scope="row" className="font-[560]"><Act action={event.action} /><span className="block text-xs font-normal text-soft sm:hidden">{event.actor.name}</span></th>
            <td className="[overflow-wrap:anywhere] max-sm:hidden"><Actor event={event} /></td>
            <td className="[overflow-wrap:anywhere]"><Target event={event} /><div className="lg:hidden"><Why event={event} /></div></td>
            <td className="max-w-[32rem] max-lg:hidden"><Why event={event} /></td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

/** "entity.verb", broken after the dot where it has to be. */
function Act({ action }: { action: string }) {
  const [entity, ...verb] = action.split(".");
  return <>{entity}.<wbr />{verb.join(".")}</>;
}

function Actor({ event: { actor } }: { event: AuditEventView }) {
  return actor.id === null ? actor.name : <Link prefetch={false} className="hover:underline" href={`/admin/users/${actor.id}`}>{actor.name}</Link>;
}

function Target({ event: { target } }: { event: AuditEventView }) {
  const name = target.name ?? target.id ?? target.kind;
  const page = PAGES[target.kind];
  return target.id !== null && page !== undefined ? <Link prefetch={false} className="hover:underline" href={page(target.id)}>{name}</Link> : name;
}

function Why({ event: { reason, detail } }: { event: AuditEventView }) {
  const changes = changesOf(detail);
  return (
    <>
      {reason ? <p className="[overflow-wrap:anywhere]">{reason}</p> : null}
      {changes.length === 0 ? null : <p className="text-xs [overflow-wrap:anywhere] text-soft">{changes.join("; ")}</p>}
    </>
  );
}
