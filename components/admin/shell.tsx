"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Tabs } from "@/components/ui/basics";

const PAGES = [
  { href: "/admin", name: "Overview" },
  { href: "/admin/queue", name: "Queue" },
  { href: "/admin/workers", name: "Workers" },
  { href: "/admin/sets", name: "Problem sets" },
  { href: "/admin/training", name: "Training" },
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
