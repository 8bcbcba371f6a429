import Link from "next/link";
import * as format from "@/components/format";
import { StateBadge } from "@/components/submissions/state";
import { Badge } from "@/components/ui/basics";
import { DataTable } from "@/components/ui/data-table";
import type { ModeratedSubmission } from "@/lib/core/views/admin-submissions";

/** Everybody's submissions, each a link to what can be done with it. */
export function ModerationTable({ submissions }: { submissions: ModeratedSubmission[] }) {
  return (
    <DataTable>
      <thead>
        <tr>
          <th scope="col">Model</th><th scope="col" className="max-md:hidden">Problem set</th><th scope="col" className="max-sm:hidden">Owner</th>
          <th scope="col">State</th><th scope="col" className="max-md:hidden">Standing</th>
          <th scope="col" className="num max-sm:hidden">Beyond-I, %</th><th scope="col" className="num max-lg:hidden">Pass@1, %</th><th scope="col" className="num max-lg:hidden">Submitted</th>
        </tr>
      </thead>
      <tbody>
        {submissions.map((row) => (
          <tr key={row.id}>
            <th scope="row" className="font-normal">
              <Link prefetch={false} href={`/admin/submissions/${row.id}`} className="font-[560] [overflow-wrap:anywhere] hover:underline">{row.modelName}</Link>
              <span className="block text-xs text-soft">{format.method(row.method, row.iteration)} · {format.language(row.language)}<span className="md:hidden"> · {row.set.name}</span></span>
              <span className="flex flex-wrap gap-1 md:hidden"><Standing row={row} /></span>
            </th>
            <td className="max-md:hidden">{row.set.name}</td>
            <td className="[overflow-wrap:anywhere] max-sm:hidden"><Owner row={row} /></td>
            <td><StateBadge state={row.state} /></td>
            <td className="max-md:hidden"><span className="flex flex-wrap gap-1"><Standing row={row} /></span></td>
            <td className="num font-semibold max-sm:hidden">{row.beyondI === null ? "–" : format.points(row.beyondI)}</td>
            <td className="num max-lg:hidden">{row.passAt1 === null ? "–" : format.points(row.passAt1)}</td>
            <td className="num max-lg:hidden"><time dateTime={row.createdAt}>{format.date(row.createdAt)}</time></td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

/** Whose it is. What the installation brings has no owner, nor what is left of an account that is gone. */
export function Owner({ row: { owner } }: { row: ModeratedSubmission }) {
  if (owner === null) return <span className="text-soft">nobody</span>;
  return <Link prefetch={false} className="hover:underline" href={`/admin/users/${owner.id}`}>{owner.name}</Link>;
}

/** Who sees it, and whether anybody vouches for it. */
export function Standing({ row }: { row: ModeratedSubmission }) {
  return (
    <>
      {row.hidden ? <Badge tone="bad">hidden</Badge> : <Badge>{row.visibility}</Badge>}
      {row.verified ? <Badge tone="good">verified</Badge> : null}
      {row.duplicateOfId ? <Badge tone="warn">duplicate</Badge> : null}
    </>
  );
}
