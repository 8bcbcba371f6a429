import type { ReactNode } from "react";

/** A form that is out of the way until it is asked for; works without script. */
export function Disclosure({ title, isOpen = false, children }: { title: string; isOpen?: boolean; children: ReactNode }) {
  return (
    <details className="group border-b border-line" open={isOpen}>
      <summary className="flex items-center gap-2 py-2.5 text-sm font-medium"><span aria-hidden className="text-faint group-open:rotate-90">›</span>{title}</summary>
      <div className="pt-1 pb-5">{children}</div>
    </details>
  );
}
