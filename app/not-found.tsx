import Link from "next/link";
import { BUTTON_PLAIN } from "@/components/ui/basics";

export default function NotFound() {
  return (
    <div className="my-12 max-w-[60ch] border-l-2 border-bad pl-5">
      <h1 className="text-xl font-semibold">There is no such page</h1>
      <p className="mt-2 text-soft">The address may be mistyped, or what it named is no longer here: a problem set can be replaced by a newer version, a submission can be removed.</p>
      <p className="mt-4 flex flex-wrap gap-2">
        <Link href="/" className={BUTTON_PLAIN}>Leaderboard</Link>
        <Link href="/problems" className={BUTTON_PLAIN}>Problems</Link>
        <Link href="/submissions" className={BUTTON_PLAIN}>Submissions</Link>
      </p>
    </div>
  );
}
