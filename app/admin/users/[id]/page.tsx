import type { Metadata } from "next";
import Link from "next/link";
import { Confirm } from "@/components/account/confirm";
import { AuditTable } from "@/components/admin/people/audit-table";
import { Disclosure } from "@/components/admin/people/disclosure";
import { ModerationTable } from "@/components/admin/people/moderation-table";
import { UserKeys, UserSessions } from "@/components/admin/people/user-access";
import { BanForm, DeleteUserForm, PasswordResetForm, QuotaForm, RoleForm, UnbanForm } from "@/components/admin/people/user-forms";
import { UserState } from "@/components/admin/people/user-table";
import * as format from "@/components/format";
import { Facts, PageTitle, SectionTitle } from "@/components/ui/basics";
import { ErrorPanel } from "@/components/ui/error-panel";
import type { UserView } from "@/lib/core/views/admin-people";
import { auditLog, moderation, oneUser } from "@/lib/server/admin/people";
import { accountId } from "@/lib/server/admin/routes";
import { attempt } from "@/lib/server/attempt";
import * as actions from "../actions";

export const metadata: Metadata = { title: "User" };

const LATEST = 10;

export default async function UserPage({ params }: { params: Promise<{ id: string }> }) {
  const given = await params;
  const loaded = await attempt(async () => {
    const id = accountId(given.id);
    return Promise.all([oneUser(id), moderation.list({ owner: id, limit: LATEST }), auditLog.list({ target: id, limit: LATEST })]);
  });
  if (!loaded.ok) return <ErrorPanel error={loaded.error} />;
  const [user, { submissions }, { events }] = loaded.value;
  return (
    <>
      <PageTitle title={<span className="[overflow-wrap:anywhere]">{user.name}</span>} lead={<p className="[overflow-wrap:anywhere]">{user.email} <UserState user={user} /></p>} />
      <Facts facts={factsOf(user)} />
      {user.ban ? <p role="status" className="mt-5 max-w-[70ch] border-l-2 border-bad pl-4 text-sm">Closed {user.ban.until === null ? "until an admin opens it" : `until ${format.dateTime(user.ban.until)}`}: {user.ban.reason}</p> : null}
      <Acts user={user} />
      <SectionTitle id="keys" title="API keys" aside={user.keys.length > 1 ? <Confirm action={actions.revokeAllKeysAction} id={user.id} label="Revoke all" of={`keys of ${user.name}`} confirm="Revoke all now" /> : null} />
      <UserKeys user={user} revoke={actions.revokeKeyAction} />
      <SectionTitle id="sessions" title="Sessions" aside={user.sessions.length > 0 ? <Confirm action={actions.endSessionsAction} id={user.id} label="Sign out everywhere" of={user.name} confirm="Sign out now" /> : null} />
      <UserSessions user={user} />
      <SectionTitle id="submissions" title="Submissions" aside={<Link className="link text-sm" href={`/admin/submissions?owner=${encodeURIComponent(user.id)}`}>All {format.count(user.submissionCount)}</Link>} />
      {submissions.length > 0 ? <ModerationTable submissions={submissions} /> : <p className="text-sm text-soft">Nothing handed in yet.</p>}
      <SectionTitle id="acts" title="What admins did" aside={<Link className="link text-sm" href={`/admin/audit?actor=${encodeURIComponent(user.id)}`}>What this account did</Link>} />
      {events.length > 0 ? <AuditTable events={events} /> : <p className="text-sm text-soft">Nothing yet.</p>}
    </>
  );
}

function Acts({ user }: { user: UserView }) {
  return (
    <section aria-label="Administration" className="mt-6 border-t border-line">
      <Disclosure title="Quota"><QuotaForm action={actions.setQuotaAction} user={user} /></Disclosure>
      <Disclosure title="Role"><RoleForm action={actions.setRoleAction} user={user} /></Disclosure>
      <Disclosure title="Password"><PasswordResetForm action={actions.resetPasswordAction} user={user} /></Disclosure>
      {user.ban
        ? <Disclosure title="Ban" isOpen><UnbanForm action={actions.unbanAction} user={user} /></Disclosure>
        : <Disclosure title="Ban"><BanForm action={actions.banAction} user={user} /></Disclosure>}
      <Disclosure title="Delete"><DeleteUserForm action={actions.deleteUserAction} user={user} /></Disclosure>
    </section>
  );
}

function factsOf(user: UserView) {
  const { use } = user;
  const of = (limit: number | null) => (limit === null ? ", no limit" : ` of ${format.count(limit)}`);
  return [
    { label: "Role", value: user.role },
    { label: "Samples today", value: `${format.count(use.usedToday)}${of(use.samplesPerDay)}` },
    { label: "Open submissions", value: `${format.count(use.openNow)}${of(use.openSubmissions)}` },
    { label: "Signs in with", value: user.signIns.map((way) => (way === "credential" ? "password" : way)).join(", ") || "nothing yet" },
    { label: "Last seen", value: user.lastSeenAt === null ? "never" : format.dateTime(user.lastSeenAt) },
    { label: "Since", value: format.date(user.createdAt) },
  ];
}
