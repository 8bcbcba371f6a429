import * as format from "@/components/format";
import { Badge } from "@/components/ui/basics";
import { DataTable } from "@/components/ui/data-table";
import type { SessionView } from "@/lib/core/views/accounts";
import type { FormAction } from "@/lib/core/views/forms";
import { Confirm } from "./confirm";

/** Where one is signed in. */
export function Sessions({ sessions, end }: { sessions: SessionView[]; end: FormAction }) {
  return (
    <DataTable label="Sessions">
      <thead>
        <tr><th scope="col">Where</th><th scope="col">Since</th><th scope="col" className="max-md:hidden">Until</th><th scope="col"><span className="sr-only">Actions</span></th></tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <tr key={session.id}>
            <th scope="row" className="font-medium">
              {browserOf(session.userAgent)} {session.isCurrent ? <Badge tone="good">this one</Badge> : null}
              <span className="block font-mono text-2xs font-normal text-soft">{session.ipAddress ?? "address unknown"}</span>
            </th>
            <td>{format.dateTime(session.createdAt)}</td>
            <td className="max-md:hidden">{format.date(session.expiresAt)}</td>
            <td>{session.isCurrent ? null : <Confirm action={end} id={session.id} label="Sign out" of={`${browserOf(session.userAgent)} at ${session.ipAddress ?? "an unknown address"}`} confirm="Sign it out" />}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

const BROWSERS: [RegExp, string][] = [[/Firefox\//, "Firefox"], [/Edg\//, "Edge"], [/Chrom(e|ium)\//, "Chrome"], [/Safari\//, "Safari"]];
const SYSTEMS: [RegExp, string][] = [[/Android/, "Android"], [/iPhone|iPad/, "iOS"], [/Windows/, "Windows"], [/Mac OS X/, "macOS"], [/Linux/, "Linux"]];

/** "Firefox on Linux": as much of a browser's long name as tells people which one it was. */
export function browserOf(userAgent: string | null): string {
  const named = (table: [RegExp, string][]) => table.find(([pattern]) => pattern.test(userAgent ?? ""))?.[1];
  const browser = named(BROWSERS);
  const system = named(SYSTEMS);
  if (browser === undefined) return userAgent === null ? "A program" : userAgent.slice(0, 40);
  return system === undefined ? browser : `${browser} on ${system}`;
}
