"use client";

import { useState } from "react";
import { DataTable } from "@/components/ui/data-table";
import type { ChartKind } from "./chart-kinds";
import { valueOf } from "./format";
import type { StepRow } from "./series";

const MOST_ROWS = 40;

interface FiguresTableProps {
  title: string;
  rows: readonly StepRow[];
  columns: readonly { id: string; name: string }[];
  unit: ChartKind["unit"];
}

/** The figures behind a drawing, for those who do not see it; made when it is opened. */
export function FiguresTable({ title, rows, columns, unit }: FiguresTableProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="group mt-1" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="flex w-fit gap-2 text-xs text-soft" aria-label={`Figures of ${title}`}><span aria-hidden className="text-faint group-open:rotate-90">›</span>Figures</summary>
      {isOpen ? (
        <div className="mt-1 max-h-72 overflow-auto" role="region" aria-label={`Figures of ${title}, by step`} tabIndex={0}>
          <DataTable>
            <thead><tr><th scope="col" className="num">Step</th>{columns.map(({ id, name }) => <th key={id} scope="col" className="num">{name}</th>)}</tr></thead>
            <tbody>
              {spread(rows).map((row) => (
                <tr key={row.step}><th scope="row" className="num font-normal">{row.step}</th>{columns.map(({ id }) => <td key={id} className="num">{valueOf(row[id], unit)}</td>)}</tr>
              ))}
            </tbody>
          </DataTable>
        </div>
      ) : null}
    </details>
  );
}

/** Rows evenly taken, with the first and the last. */
function spread(rows: readonly StepRow[]): readonly StepRow[] {
  if (rows.length <= MOST_ROWS) return rows;
  return Array.from({ length: MOST_ROWS }, (_, index) => rows[Math.round((index * (rows.length - 1)) / (MOST_ROWS - 1))]).flatMap((row) => row ?? []);
}
