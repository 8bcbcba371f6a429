"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { BUTTON_PLAIN, BUTTON_PRIMARY, Tabs } from "@/components/ui/basics";

const PAGES = [
  { href: "/admin", name: "Overview" },
  { href: "/admin/queue", name: "Queue" },
  { href: "/admin/workers", name: "Workers" },
  { href: "/admin/sets", name: "Problem sets" },
  { href: "/admin/submissions", name: "Submissions" },
  { href: "/admin/users", name: "Users" },
  { href: "/admin/audit", name: "Audit log" },
];

/** What all pages of admins have above them. */
export function AdminShell({ children }: { children: ReactNode }) {
  const path = usePathname();
  const isCurrent = (href: string) => path === href || (href !== "/admin" && path.startsWith(`${href}/`));
  return (
    <>
      <div className="pt-5"><Tabs label="Administration" tabs={PAGES.map((page) => ({ ...page, current: isCurrent(page.href) }))} /></div>
      {children}
    </>
  );
}

/** What others than admins see in place of any of these pages. */
export function AdminGate({ isSignedIn }: { isSignedIn: boolean }) {
  const path = usePathname();
  return (
    <div className="my-10 max-w-[60ch] border-l-2 border-edge py-1 pl-5">
      <h1 className="text-xl font-semibold">{isSignedIn ? "Only admins may see this" : "Sign in to see this"}</h1>
      <p className="mt-2 text-soft">
        {isSignedIn
          ? "Your account is not one of an admin. Another admin can make it one."
          : "These pages are for the admins of this installation."}
      </p>
      <p className="mt-4">
        {isSignedIn
          ? <Link href="/" className={BUTTON_PLAIN}>To the leaderboard</Link>
          : <Link href={`/sign-in?next=${encodeURIComponent(path)}`} className={BUTTON_PRIMARY}>Sign in</Link>}
      </p>
    </div>
  );
}
