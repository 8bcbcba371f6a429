import { Confirm } from "@/components/account/confirm";
import { browserOf } from "@/components/account/sessions";
import * as format from "@/components/format";
import { Badge } from "@/components/ui/basics";
import { DataTable } from "@/components/ui/data-table";
import type { UserDetail } from "@/lib/core/views/admin-people";
import type { FormAction } from "@/lib/core/views/forms";

/** Somebody's API keys, by what can be known of them. */
export function UserKeys({ user, revoke }: { user: UserDetail; revoke: FormAction }) {
  if (user.keys.length === 0) return <p className="text-sm text-soft">No API keys.</p>;
  return (
    <DataTable label="API keys">
      <thead>
        <tr>
          <th scope="col">Name</th><th scope="col">May</th><th scope="col" className="max-md:hidden">Made</th>
          <th scope="col" className="max-md:hidden">Last used</th><th scope="col" className="max-sm:hidden">Expires</th><th scope="col"><span className="sr-only">Actions</span></th>
        </tr>
      </thead>
      <tbody>
        {user.keys.map((key) => (
          <tr key={key.id}>
            <th scope="row" className="font-medium [overflow-wrap:anywhere]">{key.name}<span className="block font-mono text-2xs font-normal text-soft">{key.start}…</span></th>
            <td><span className="flex flex-wrap gap-1">{key.scopes.map((scope) => <Badge key={scope}>{scope}</Badge>)}</span></td>
            <td className="max-md:hidden">{format.date(key.createdAt)}</td>
            <td className="max-md:hidden">{key.lastUsedAt === null ? "never" : format.dateTime(key.lastUsedAt)}</td>
            <td className="max-sm:hidden">{key.expiresAt === null ? "never" : format.date(key.expiresAt)}</td>
            <td><Confirm action={revoke} id={`${user.id} ${key.id}`} label="Revoke" of={key.name} confirm="Revoke now" /></td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

/** Where somebody is signed in. */
export function UserSessions({ user }: { user: UserDetail }) {
  if (user.sessions.length === 0) return <p className="text-sm text-soft">Signed in nowhere.</p>;
  return (
    <DataTable label="Sessions">
      <thead><tr><th scope="col">Where</th><th scope="col">Since</th><th scope="col" className="max-sm:hidden">Until</th></tr></thead>
      <tbody>
        {user.sessions.map((session) => (
          <tr key={session.id}>
            <th scope="row" className="font-medium">{browserOf(session.userAgent)}<span className="block font-mono text-2xs font-normal text-soft">{session.ipAddress ?? "address unknown"}</span></th>
            <td>{format.dateTime(session.createdAt)}</td>
            <td className="max-sm:hidden">{format.date(session.expiresAt)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
