import type { Metadata } from "next";
import Link from "next/link";
import { ForgottenPasswordForm } from "@/components/account/link-forms";
import { EmptyState, PageTitle } from "@/components/ui/basics";
import { signInWays } from "@/lib/server/accounts/ways";
import { forgottenPasswordAction } from "../sign-in/link-actions";

export const metadata: Metadata = { title: "Forgotten password" };

export default function ForgottenPasswordPage() {
  const { sendsMail } = signInWays();
  return (
    <div className="mx-auto max-w-sm">
      <PageTitle title="Forgotten password" lead={sendsMail ? <>You get a link by e-mail. Remembered it? <Link className="link" href="/sign-in">Sign in</Link></> : <Link className="link" href="/sign-in">Sign in</Link>} />
      {sendsMail ? <ForgottenPasswordForm action={forgottenPasswordAction} /> : <EmptyState title="This installation sends no e-mail">Ask an admin: they can give you a one-time password.</EmptyState>}
    </div>
  );
}
