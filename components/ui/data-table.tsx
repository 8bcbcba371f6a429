import type { ReactNode } from "react";

interface DataTableProps {
  className?: string;
  /** Names the region that scrolls where even the few columns of a phone are too wide. */
  label?: string;
  children: ReactNode;
}

/** The one look of tables. Columns leave narrow pages first; what is still too wide scrolls in itself. */
export function DataTable({ className = "", label, children }: DataTableProps) {
  return (
    <div className="overflow-x-auto" {...(label ? { role: "region", "aria-label": label, tabIndex: 0 } : {})}>
      <table className={`data-table ${className}`}>{children}</table>
    </div>
  );
}
