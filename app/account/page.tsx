import type { Metadata } from "next";
import { Confirm } from "@/components/account/confirm";
import { DeleteAccount } from "@/components/account/delete-account";
import { KeyForm } from "@/components/account/key-form";
import { Keys } from "@/components/account/keys";
import { UnconfirmedEmail } from "@/components/account/link-forms";
import { Notices } from "@/components/account/notices";
import { Quota } from "@/components/account/quota";
import { Sessions } from "@/components/account/sessions";
import { PasswordForm, ProfileForm } from "@/components/account/settings-forms";
import { SignInFirst } from "@/components/account/sign-in-first";
import * as format from "@/components/format";
import { Facts, PageTitle, SectionTitle } from "@/components/ui/basics";
import { ErrorPanel } from "@/components/ui/error-panel";
import { SCOPES } from "@/lib/core/accounts";
import { KEY_LIMITS } from "@/lib/core/views/accounts";
import { account, keys, sessions, signedIn } from "@/lib/server/accounts/queries";
import { signInWays } from "@/lib/server/accounts/ways";
import { attempt } from "@/lib/server/attempt";
import { notices, noticeSetting } from "@/lib/server/notices";
import { ownQuota } from "@/lib/server/submissions";
import { createKeyAction, deleteAccountAction, endOthersAction, endSessionAction, passwordAction, profileAction, revokeKeyAction } from "./actions";
import { sendConfirmationAction } from "../sign-in/link-actions";
import { saveNoticesAction, testWebhookAction } from "./notice-actions";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  if (!(await signedIn())) return <SignInFirst title="Sign in to see your account" next="/account" />;
  const loaded = await attempt(async () => Promise.all([account(), keys({ limit: KEY_LIMITS.perAccount }), sessions(), ownQuota(), noticeSetting(), notices({ limit: 10 })]));
  if (!loaded.ok) return <ErrorPanel error={loaded.error} />;
  const [me, { keys: own }, signedInAt, quota, told, { notices: sent }] = loaded.value;
  const { sendsMail } = signInWays();
  const hasPassword = me.signIns.includes("credential");
  return (
    <>
      <PageTitle title="Account" lead={<Facts facts={[{ label: "E-mail", value: me.email }, { label: "Role", value: me.role }, { label: "Since", value: format.date(me.createdAt) }]} />} />
      {sendsMail && !me.emailVerified ? <UnconfirmedEmail action={sendConfirmationAction} email={me.email} /> : null}
      <SectionTitle id="keys" title="API keys" lead="For the command line and for programs. A key may do what you choose, never more than you." />
      <Keys keys={own} revoke={revokeKeyAction} now={new Date()} />
      <h3 className="mt-6 mb-3 text-sm font-semibold">A new key</h3>
      <KeyForm action={createKeyAction} scopes={SCOPES.filter((scope) => scope !== "admin" || me.role === "admin")} />
      <SectionTitle id="quota" title="Quota" />
      <Quota quota={quota} />
      <SectionTitle id="notices" title="Notices" lead="How you are told that a submission of yours has ended." />
      <Notices setting={told} notices={sent} save={saveNoticesAction} test={testWebhookAction} />
      <SectionTitle id="profile" title="Profile" />
      <ProfileForm action={profileAction} name={me.name} />
      <SectionTitle id="password" title="Password" />
      {hasPassword ? <PasswordForm action={passwordAction} email={me.email} /> : <p className="text-sm text-soft">You sign in with an account elsewhere and have no password here.</p>}
      <SectionTitle id="sessions" title="Sessions" lead="Where you are signed in. A session ends after 14 days, or here." aside={signedInAt.length > 1 ? <Confirm action={endOthersAction} label="Sign out everywhere else" of="" confirm="Sign out everywhere else now" /> : null} />
      <Sessions sessions={signedInAt} end={endSessionAction} />
      <SectionTitle id="delete" title="Delete this account" />
      <DeleteAccount action={deleteAccountAction} email={me.email} hasPassword={hasPassword} />
    </>
  );
}
