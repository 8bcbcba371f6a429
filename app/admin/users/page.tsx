import type { Metadata } from "next";
import { Disclosure } from "@/components/admin/people/disclosure";
import { Filters } from "@/components/admin/people/filters";
import { Pager } from "@/components/admin/people/pager";
import { CreateUserForm } from "@/components/admin/people/user-forms";
import { UserTable } from "@/components/admin/people/user-table";
import { EmptyState, PageTitle } from "@/components/ui/basics";
import { ErrorPanel } from "@/components/ui/error-panel";
import { ROLES } from "@/lib/core/accounts";
import { listUsersSchema, USER_STATES } from "@/lib/core/views/admin-people";
import { people } from "@/lib/server/admin/people";
import { parseSearch, type SearchParams } from "@/lib/server/admin/search";
import { attempt } from "@/lib/server/attempt";
import { createUserAction } from "./actions";

export const metadata: Metadata = { title: "Users" };

const STATE_NAMES: Record<(typeof USER_STATES)[number], string> = { active: "active", banned: "banned", password: "one-time password" };

export default async function UsersPage({ searchParams }: { searchParams: SearchParams }) {
  const query = parseSearch(listUsersSchema, await searchParams);
  const loaded = await attempt(() => people.list(query));
  if (!loaded.ok) return <ErrorPanel error={loaded.error} />;
  const { q, role, state, cursor } = query;
  const isSet = q !== "" || role !== undefined || state !== undefined;
  return (
    <>
      <PageTitle title="Users" lead="Everybody with an account, newest first." />
      <Disclosure title="Make an account"><CreateUserForm action={createUserAction} /></Disclosure>
      <Filters
        action="/admin/users" isSet={isSet} search={{ label: "Search users", placeholder: "Name or e-mail", value: q }}
        choices={[
          { name: "role", label: "Role", value: role, options: ROLES.map((value) => ({ value, name: value })) },
          { name: "state", label: "State", value: state, options: USER_STATES.map((value) => ({ value, name: STATE_NAMES[value] })) },
        ]}
      />
      {loaded.value.users.length > 0 ? <UserTable users={loaded.value.users} /> : <EmptyState title="No account fits the search" />}
      <Pager path="/admin/users" query={{ q, role, state }} cursor={cursor} nextCursor={loaded.value.nextCursor} />
    </>
  );
}
