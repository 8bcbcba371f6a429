import type { Metadata } from "next";
import Link from "next/link";
import { NewPasswordForm } from "@/components/account/link-forms";
import { BUTTON_PLAIN, EmptyState, PageTitle } from "@/components/ui/basics";
import { oneOf, type SearchParams } from "@/lib/server/accounts/search";
import { newPasswordAction } from "../sign-in/link-actions";

export const metadata: Metadata = { title: "New password", robots: { index: false } };

export default async function NewPasswordPage({ searchParams }: { searchParams: SearchParams }) {
  const token = oneOf((await searchParams).token);
  return (
    <div className="mx-auto max-w-sm">
      <PageTitle title="New password" lead="You are signed out everywhere when it is set; API keys stay." />
      {token === null ? (
        <EmptyState title="This link is not whole">
          Open it as it stands in the e-mail.
          <span className="mt-3 flex justify-center"><Link href="/forgotten-password" className={BUTTON_PLAIN}>Ask for a new one</Link></span>
        </EmptyState>
      ) : <NewPasswordForm action={newPasswordAction} token={token} />}
    </div>
  );
}
