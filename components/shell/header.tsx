import Link from "next/link";
import { BUTTON_PRIMARY } from "@/components/ui/basics";
import { NavLinks } from "./nav-links";
import type { Theme } from "./themes";
import { ThemeToggle } from "./theme-toggle";
import { UserMenu, type SignedIn } from "./user-menu";

function Sign() {
  return (
    <svg aria-hidden viewBox="0 0 32 32" width="20" height="20" fill="none" strokeLinejoin="round" strokeLinecap="round">
      <path d="M4 26 16 5l12 21" stroke="currentColor" strokeWidth="3.4" />
      <path d="M10.5 26 16 16.5 21.5 26Z" fill="var(--color-integral)" />
    </svg>
  );
}

interface HeaderProps {
  theme: Theme;
  user: SignedIn | null;
  signOut: () => Promise<void>;
}

export function Header({ theme, user, signOut }: HeaderProps) {
  return (
    <header className="mx-auto flex w-full max-w-[1180px] flex-wrap items-center gap-x-3 px-4 pt-3 sm:gap-x-7 sm:px-7">
      <Link href="/" className="flex items-center gap-2 py-1 font-[650] tracking-[-0.01em]">
        <Sign />
        Afterburner
      </Link>
      <nav aria-label="Main" className="order-last w-full sm:order-none sm:w-auto">
        <NavLinks />
      </nav>
      <div className="ml-auto flex gap-2">
        <ThemeToggle initial={theme} />
        <Link href="/submit" className={BUTTON_PRIMARY}>Submit</Link>
        <UserMenu user={user} signOut={signOut} />
      </div>
    </header>
  );
}
