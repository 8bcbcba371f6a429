"use client";

import Link from "next/link";
import { useState } from "react";
import * as format from "@/components/format";
import { problemHref } from "@/components/problems/href";
import { BUTTON_PLAIN, CHIP } from "@/components/ui/basics";
import { FigureCells, FigureHeader, FigureHeaders } from "@/components/ui/figures";
import { VerdictBadge } from "@/components/ui/verdict";
import { VERDICTS, type Verdict } from "@/lib/core/verdict";
import type { SampleRow } from "@/lib/core/views/submissions";
import { DataTable } from "@/components/ui/data-table";

const STEP = 250;
type Filter = Verdict | "all" | "waiting";

const fits = (filter: Filter) => (row: SampleRow) =>
  filter === "all" || (filter === "waiting" ? row.verdict === null : row.verdict === filter);

function Filters({ rows, filter, choose }: { rows: SampleRow[]; filter: Filter; choose: (filter: Filter) => void }) {
  const all: { id: Filter; name: string; count: number }[] = [
    { id: "all", name: "All", count: rows.length },
    ...VERDICTS.map((verdict) => ({ id: verdict, name: verdict, count: rows.filter(fits(verdict)).length })),
    { id: "waiting", name: "Waiting", count: rows.filter(fits("waiting")).length },
  ];
  return (
    <div role="group" aria-label="Show samples by verdict" className="needs-script flex flex-wrap gap-2">
      {all.filter((item) => item.id === "all" || item.count > 0 || item.id === filter).map((item) => (
        <button key={item.id} type="button" aria-pressed={filter === item.id} onClick={() => choose(item.id)} className={`${CHIP} ${filter === item.id ? "border-ink bg-ink text-on-ink" : "border-line bg-panel text-soft hover:text-ink"}`}>
          {item.name} <span>{format.count(item.count)}</span>
        </button>
      ))}
    </div>
  );
}

function Row({ row, setSlug, several }: { row: SampleRow; setSlug: string; several: boolean }) {
  const name = <>{row.problemTitle}{several ? <span className="text-faint"> · sample {row.position + 1}</span> : null}</>;
  const href = row.executionId ? `/executions/${row.executionId}` : problemHref(setSlug, row.problemSlug, row.language);
  return (
    <tr>
      <th scope="row" className="font-normal">
        <Link prefetch={false} href={href} className="font-[560] [overflow-wrap:anywhere] hover:underline">{name}</Link>
        {row.reason && row.verdict !== "AC" ? <span className="line-clamp-2 max-w-[52ch] text-xs text-faint">{row.reason}</span> : null}
      </th>
      <td>{row.verdict ? <VerdictBadge verdict={row.verdict} /> : <span className="text-xs text-faint">waiting</span>}</td>
      <td className="num font-semibold">{row.beyond ? format.points(row.beyond.i) : "–"}</td>
      <td className="num hidden lg:table-cell">{row.beyond ? format.points(row.beyond.t) : "–"}</td>
      <td className="num hidden lg:table-cell">{row.beyond ? format.points(row.beyond.m) : "–"}</td>
      <FigureCells figures={row.figures} />
    </tr>
  );
}

/** Every sample with its verdict and figures, each a link to its execution. */
export function SampleTable({ rows, setSlug }: { rows: SampleRow[]; setSlug: string }) {
  const [filter, setFilter] = useState<Filter>("all");
  const [limit, setLimit] = useState(STEP);
  const several = rows.some((row) => row.position > 0);
  const shown = rows.filter(fits(filter));
  return (
    <section aria-labelledby="samples" className="mt-10">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h2 id="samples" className="text-base font-semibold">Samples</h2>
        <Filters rows={rows} filter={filter} choose={(next) => { setFilter(next); setLimit(STEP); }} />
      </div>
      <DataTable>
        <thead>
          <tr>
            <th scope="col">Problem</th>
            <th scope="col">Verdict</th>
            <FigureHeader kind="integral">Beyond-I, %</FigureHeader>
            <FigureHeader kind="time" className="hidden lg:table-cell">Beyond-T, %</FigureHeader>
            <FigureHeader kind="memory" className="hidden lg:table-cell">Beyond-M, %</FigureHeader>
            <FigureHeaders />
          </tr>
        </thead>
        <tbody>
          {shown.slice(0, limit).map((row) => <Row key={row.sampleId} row={row} setSlug={setSlug} several={several} />)}
        </tbody>
      </DataTable>
      {shown.length > limit ? (
        <p className="mt-4 text-sm text-soft">
          {format.count(limit)} of {format.count(shown.length)} shown.{" "}
          <button type="button" className={`needs-script ${BUTTON_PLAIN} ml-2`} onClick={() => setLimit(limit + 4 * STEP)}>Show more</button>
        </p>
      ) : null}
    </section>
  );
}
