import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { Elsewhere } from "@/components/account/elsewhere";
import { SignUpForm } from "@/components/account/sign-forms";
import { EmptyState, PageTitle } from "@/components/ui/basics";
import { returnPath } from "@/lib/core/accounts/returnPath";
import { signedIn } from "@/lib/server/accounts/queries";
import { oneOf, type SearchParams } from "@/lib/server/accounts/search";
import { signInWays } from "@/lib/server/accounts/ways";
import { signInElsewhereAction, signUpAction } from "../sign-in/actions";

export const metadata: Metadata = { title: "Sign up" };

export default async function SignUpPage({ searchParams }: { searchParams: SearchParams }) {
  const next = returnPath(oneOf((await searchParams).next));
  if (await signedIn()) redirect(next);
  const { opensSignUp, providers } = signInWays();
  const toSignIn = <Link className="link" href={`/sign-in?next=${encodeURIComponent(next)}`}>Sign in</Link>;
  return (
    <div className="mx-auto max-w-sm">
      <PageTitle title="Sign up" lead={<>To submit solutions, follow them and publish them. Have an account? {toSignIn}</>} />
      {opensSignUp ? <SignUpForm action={signUpAction} next={next} /> : <EmptyState title="Nobody can sign up here by themselves">Ask an admin of this installation for an account.</EmptyState>}
      {opensSignUp ? <Elsewhere providers={providers} action={signInElsewhereAction} next={next} /> : null}
    </div>
  );
}
