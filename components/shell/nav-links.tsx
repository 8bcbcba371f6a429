"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

const LINKS = [
  { href: "/", name: "Leaderboard", under: [] },
  { href: "/problems", name: "Problems", under: ["/problems"] },
  { href: "/submissions", name: "Submissions", under: ["/submissions", "/executions"] },
  { href: "/improve", name: "Improve", under: ["/improve"] },
  { href: "/docs/method", name: "Docs", under: ["/docs"] },
];

export function NavLinks() {
  const path = usePathname();
  return (
    <ul className="flex flex-wrap gap-x-4 text-sm sm:gap-x-5">
      {LINKS.map((link) => {
        const current = path === link.href || link.under.some((prefix) => path.startsWith(prefix));
        return (
          <li key={link.href}>
            <Link href={link.href} aria-current={current ? "page" : undefined} className={`block py-1.5 ${current ? "font-medium text-ink" : "text-soft hover:text-ink"}`}>
              {link.name}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
