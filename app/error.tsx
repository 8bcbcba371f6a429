"use client";

import { BUTTON_PLAIN } from "@/components/ui/basics";

interface ErrorPageProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** What nobody foresaw. The cause is in the log under the digest; only the digest goes out. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <div role="alert" className="my-12 max-w-[60ch] border-l-2 border-bad pl-5">
      <h1 className="text-xl font-semibold">Something of ours broke</h1>
      <p className="mt-2 text-soft">The page could not be made. {error.digest ? `It is logged as ${error.digest}.` : null} Try again; if it stays, report it with that number.</p>
      <p className="mt-4"><button type="button" onClick={reset} className={BUTTON_PLAIN}>Try again</button></p>
    </div>
  );
}
