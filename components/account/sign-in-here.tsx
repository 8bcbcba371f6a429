"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { BUTTON_PRIMARY } from "@/components/ui/basics";

/** Leads to signing in, and from there back to this page. */
export function SignInHere() {
  return <Link href={`/sign-in?next=${encodeURIComponent(usePathname())}`} className={BUTTON_PRIMARY}>Sign in</Link>;
}
