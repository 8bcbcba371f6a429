import type { Metadata } from "next";
import { ConfirmEmailForm } from "@/components/account/link-forms";
import { EmptyState, PageTitle } from "@/components/ui/basics";
import { oneOf, type SearchParams } from "@/lib/server/accounts/search";
import { confirmEmailAction } from "../sign-in/link-actions";

export const metadata: Metadata = { title: "Confirm your address", robots: { index: false } };

/** A button, and not the link by itself: what looks through mails for their readers follows links. */
export default async function ConfirmEmailPage({ searchParams }: { searchParams: SearchParams }) {
  const token = oneOf((await searchParams).token);
  return (
    <div className="mx-auto max-w-sm">
      <PageTitle title="Confirm your address" lead="Then notices can be sent to it." />
      {token === null ? <EmptyState title="This link is not whole">Open it as it stands in the e-mail; the account page sends a new one.</EmptyState> : <ConfirmEmailForm action={confirmEmailAction} token={token} />}
    </div>
  );
}
