import type { ReactNode } from "react";
import { DocTabs } from "@/components/shell/doc-tabs";

export default function DocsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <div className="pt-5"><DocTabs /></div>
      {children}
    </>
  );
}
