import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { Elsewhere } from "@/components/account/elsewhere";
import { SignInForm } from "@/components/account/sign-forms";
import { PageTitle } from "@/components/ui/basics";
import { returnPath } from "@/lib/core/accounts/returnPath";
import { signedIn } from "@/lib/server/accounts/queries";
import { elsewhereRefusal } from "@/lib/server/accounts/refusals";
import { signInWays } from "@/lib/server/accounts/ways";
import { oneOf, type SearchParams } from "@/lib/server/accounts/search";
import { signInAction, signInElsewhereAction } from "./actions";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const query = await searchParams;
  const next = returnPath(oneOf(query.next));
  if (await signedIn()) redirect(next);
  const { opensSignUp, providers, sendsMail } = signInWays();
  return (
    <div className="mx-auto max-w-sm">
      <PageTitle title="Sign in" lead={opensSignUp ? <>No account yet? <Link className="link" href={`/sign-up?next=${encodeURIComponent(next)}`}>Sign up</Link></> : "Accounts are given out by admins."} />
      {query.error === undefined ? null : (
        <p role="alert" className="mb-4 border-l-2 border-bad pl-4 text-sm">{elsewhereRefusal(oneOf(query.error) ?? "", providers.find(({ id }) => id === query.from)?.name ?? null)}</p>
      )}
      {query.changed === "password" ? <p role="status" className="mb-4 border-l-2 border-good pl-4 text-sm">Your new password is set. Sign in with it.</p> : null}
      <SignInForm action={signInAction} next={next} />
      <p className="mt-4 text-sm text-soft">
        {sendsMail ? <Link className="link" href="/forgotten-password">Forgotten your password?</Link> : "Forgotten your password? Ask an admin: they can give you a one-time password."}
      </p>
      <Elsewhere providers={providers} action={signInElsewhereAction} next={next} />
    </div>
  );
}
