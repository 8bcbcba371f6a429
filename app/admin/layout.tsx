import type { Metadata } from "next";
import { forbidden, unauthorized } from "next/navigation";
import type { ReactNode } from "react";
import { AdminShell } from "@/components/admin/shell";
import { ErrorPanel } from "@/components/ui/error-panel";
import { adminStanding } from "@/lib/server/admin/standing";
import { attempt } from "@/lib/server/attempt";

export const metadata: Metadata = { title: { default: "Administration", template: "%s · Administration · Afterburner" } };

/** Frames the pages of admins. What they show, each page asks of a verb, which checks the role by itself. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const standing = await attempt(adminStanding);
  if (!standing.ok) return <ErrorPanel error={standing.error} />;
  if (standing.value === "visitor") unauthorized();
  if (standing.value === "other") forbidden();
  return <AdminShell>{children}</AdminShell>;
}
