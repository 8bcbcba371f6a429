"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useRef } from "react";
import { BUTTON_PLAIN } from "@/components/ui/basics";
import type { Role } from "@/lib/core/accounts";

export interface SignedIn {
  name: string;
  email: string;
  role: Role;
}

interface UserMenuProps {
  user: SignedIn | null;
  signOut: () => Promise<void>;
}

const ITEM = "block w-full rounded px-2 py-1.5 text-left hover:bg-hover";

/** Who is signed in and what is theirs; a link to sign in for everybody else. Opens without script. */
export function UserMenu({ user, signOut }: UserMenuProps) {
  const path = usePathname();
  const panel = useRef<HTMLDivElement>(null);
  if (user === null) {
    const next = path.startsWith("/sign-") ? "" : `?next=${encodeURIComponent(path)}`;
    return <Link href={`/sign-in${next}`} className={BUTTON_PLAIN}>Sign in</Link>;
  }
  const links = [
    { href: "/account", name: "Account" },
    { href: "/submissions?mine=1", name: "My submissions" },
    ...(user.role === "admin" ? [{ href: "/admin", name: "Administration" }] : []),
  ];
  const close = () => panel.current?.hidePopover();
  return (
    <>
      <button type="button" popoverTarget="user-menu" aria-label={`Menu of ${user.name}`} className={`${BUTTON_PLAIN} max-w-40`}>
        <span aria-hidden className="sm:hidden">{user.name.trim().slice(0, 1).toUpperCase()}</span>
        <span aria-hidden className="hidden truncate sm:inline">{user.name}</span>
        <svg aria-hidden viewBox="0 0 10 6" width="9" height="6" fill="none" stroke="currentColor" strokeWidth="1.5" className="shrink-0"><path d="m1 1 4 4 4-4" /></svg>
      </button>
      <div ref={panel} id="user-menu" popover="auto" className="popover min-w-52 !p-2">
        <p className="px-2 pt-1 pb-2 text-xs text-soft">
          <span className="block font-medium text-ink">{user.name}</span>
          {user.email}
        </p>
        <nav aria-label="Yours">
          <ul className="border-t border-line py-1">
            {links.map(({ href, name }) => <li key={href}><Link href={href} onClick={close} className={ITEM}>{name}</Link></li>)}
          </ul>
        </nav>
        <form action={signOut} className="border-t border-line pt-1"><button type="submit" className={ITEM}>Sign out</button></form>
      </div>
    </>
  );
}
