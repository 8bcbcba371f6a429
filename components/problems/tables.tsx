import Link from "next/link";
import * as format from "@/components/format";
import { EmptyState } from "@/components/ui/basics";
import { FigureCells, FigureHeader, FigureHeaders } from "@/components/ui/figures";
import { VerdictBadge } from "@/components/ui/verdict";
import type { ProblemEntry, ReferenceFigure } from "@/lib/core/views/problems";
import { DataTable } from "@/components/ui/data-table";

function ExecutionLink({ id, children }: { id: string | null; children: React.ReactNode }) {
  return id === null ? <>{children}</> : <Link prefetch={false} href={`/executions/${id}`} className="font-[560] [overflow-wrap:anywhere] hover:underline">{children}</Link>;
}

/** Best sample of each submission on a problem, leanest first. */
export function EntryTable({ entries }: { entries: ProblemEntry[] }) {
  if (entries.length === 0) return <EmptyState title="No model has been measured on this problem yet" />;
  const rows = [...entries].sort((a, b) => b.beyondI - a.beyondI || Number(b.verdict === "AC") - Number(a.verdict === "AC"));
  return (
    <DataTable>
      <thead>
        <tr>
          <th scope="col">Model, best sample</th>
          <th scope="col">Verdict</th>
          <FigureHeader kind="integral">Beyond-I, %</FigureHeader>
          <FigureHeader kind="time" className="hidden md:table-cell">Beyond-T, %</FigureHeader>
          <FigureHeader kind="memory" className="hidden md:table-cell">Beyond-M, %</FigureHeader>
          <FigureHeaders />
          <th scope="col" className="num hidden sm:table-cell">Accepted</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((entry) => (
          <tr key={entry.submissionId}>
            <th scope="row" className="font-normal">
              <ExecutionLink id={entry.executionId}>{entry.modelName}</ExecutionLink>
              <span className="block text-xs text-faint">{format.method(entry.method, entry.iteration)}</span>
            </th>
            <td><VerdictBadge verdict={entry.verdict} /></td>
            <td className="num font-semibold">{format.points(entry.beyondI)}</td>
            <td className="num hidden md:table-cell">{format.points(entry.beyondT)}</td>
            <td className="num hidden md:table-cell">{format.points(entry.beyondM)}</td>
            <FigureCells figures={entry.figures} />
            <td className="num hidden sm:table-cell">{entry.accepted} of {entry.samples}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

const byIntegral = (a: ReferenceFigure, b: ReferenceFigure) =>
  (a.figures?.integralByteSeconds ?? Infinity) - (b.figures?.integralByteSeconds ?? Infinity);

/** Every reference solution with its figures: the same that the drawing shows. */
export function ReferenceTable({ references }: { references: ReferenceFigure[] }) {
  if (references.length === 0) return <EmptyState title="This problem has no reference solutions" />;
  return (
    <DataTable>
      <thead>
        <tr>
          <th scope="col">Reference solution</th>
          <th scope="col">Verdict</th>
          <FigureHeaders />
          <th scope="col" className="hidden sm:table-cell">Language</th>
        </tr>
      </thead>
      <tbody>
        {[...references].sort(byIntegral).map((reference) => (
          <tr key={reference.referenceId}>
            <th scope="row" className="font-normal"><ExecutionLink id={reference.executionId}>{reference.label}</ExecutionLink></th>
            <td>{reference.verdict ? <VerdictBadge verdict={reference.verdict} /> : <span className="text-faint">not measured yet</span>}</td>
            <FigureCells figures={reference.figures} />
            <td className="hidden sm:table-cell">{format.language(reference.language)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
