import Link from "next/link";
import * as format from "@/components/format";
import { Badge } from "@/components/ui/basics";
import { DataTable } from "@/components/ui/data-table";
import type { UserRow } from "@/lib/core/views/admin-people";

/** Accounts, each a link to what can be done with it. */
export function UserTable({ users }: { users: UserRow[] }) {
  return (
    <DataTable>
      <thead>
        <tr>
          <th scope="col">Name</th><th scope="col">Role</th><th scope="col" className="max-sm:hidden">State</th>
          <th scope="col" className="num">Submissions</th><th scope="col" className="max-md:hidden">Last seen</th><th scope="col" className="max-lg:hidden">Since</th>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <tr key={user.id}>
            <th scope="row" className="font-normal">
              <Link prefetch={false} href={`/admin/users/${user.id}`} className="font-[560] [overflow-wrap:anywhere] hover:underline">{user.name}</Link>
              <span className="block text-xs [overflow-wrap:anywhere] text-soft">{user.email}</span>
              <span className="sm:hidden"><UserState user={user} quiet /></span>
            </th>
            <td>{user.role}</td>
            <td className="max-sm:hidden"><UserState user={user} /></td>
            <td className="num">{format.count(user.submissionCount)}</td>
            <td className="max-md:hidden">{user.lastSeenAt === null ? "never" : format.date(user.lastSeenAt)}</td>
            <td className="max-lg:hidden">{format.date(user.createdAt)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

/** Whether an account may be used. `quiet`: nothing where all is well. */
export function UserState({ user, quiet = false }: { user: UserRow; quiet?: boolean }) {
  if (user.ban) return <Badge tone="bad">banned</Badge>;
  if (user.mustChangePassword) return <Badge tone="warn">one-time password</Badge>;
  return quiet ? null : <Badge tone="good">active</Badge>;
}
