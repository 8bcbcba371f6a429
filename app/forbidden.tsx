import Link from "next/link";
import { BUTTON_PLAIN } from "@/components/ui/basics";

/** What others than admins see in place of their pages; its status is 403. */
export default function Forbidden() {
  return (
    <div className="my-10 max-w-[60ch] border-l-2 border-edge py-1 pl-5">
      <h1 className="text-xl font-semibold">Only admins may see this</h1>
      <p className="mt-2 text-soft">Your account is not one of an admin. Another admin can make it one.</p>
      <p className="mt-4"><Link href="/" className={BUTTON_PLAIN}>To the leaderboard</Link></p>
    </div>
  );
}
