import type { ReactNode } from "react";

/** What every tooltip of a chart looks like. */
export function TooltipBox({ title, rows }: { title: ReactNode; rows: [string, string][] }) {
  return (
    <div className="rounded-lg border border-line bg-panel px-2.5 py-1.5 text-xs shadow-lg">
      <p className="font-semibold">{title}</p>
      {rows.map(([name, value]) => (
        <p key={name} className="flex justify-between gap-4">
          <span className="text-soft">{name}</span>
          <span>{value}</span>
        </p>
      ))}
    </div>
  );
}
