"use client";

import { usePathname } from "next/navigation";
import { Tabs } from "@/components/ui/basics";

const PAGES = [
  { href: "/docs/method", name: "What the numbers mean" },
  { href: "/docs/prompts", name: "Prompts" },
  { href: "/docs/api", name: "API" },
];

export function DocTabs() {
  const path = usePathname();
  return <Tabs label="Docs" tabs={PAGES.map((page) => ({ ...page, current: path === page.href }))} />;
}
