import Link from "next/link";
import { BUTTON_PLAIN, BUTTON_PRIMARY, EmptyState } from "@/components/ui/basics";

/** What a visitor sees in the place of a page that needs an account, or of that part of one. */
export function SignInFirst({ title, next, isPage = true }: { title: string; next: string; isPage?: boolean }) {
  const query = `?next=${encodeURIComponent(next)}`;
  return (
    <div className="pt-9">
      <EmptyState title={title} isPage={isPage}>
        <span className="mt-3 flex flex-wrap justify-center gap-3">
          <Link href={`/sign-in${query}`} className={BUTTON_PRIMARY}>Sign in</Link>
          <Link href={`/sign-up${query}`} className={BUTTON_PLAIN}>Sign up</Link>
        </span>
      </EmptyState>
    </div>
  );
}
