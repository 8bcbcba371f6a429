import Link from "next/link";
import * as format from "@/components/format";
import { Badge } from "@/components/ui/basics";
import { Mark } from "@/components/ui/mark";
import { TermMark } from "@/components/ui/term";
import type { ProblemListItem } from "@/lib/core/views/problems";
import type { Language } from "@/lib/core/problem";
import { DataTable } from "@/components/ui/data-table";
import { problemHref } from "./href";

/** Fastest to slowest reference solution, as a bar on an axis of powers of ten that all rows share. */
function SpanBar({ problem, low, high }: { problem: ProblemListItem; low: number; high: number }) {
  if (problem.fastestWallNs === null || problem.slowestWallNs === null) return null;
  const at = (ns: number) => ((Math.log10(ns) - low) / Math.max(0.01, high - low)) * 100;
  const from = at(problem.fastestWallNs);
  return (
    <span aria-hidden className="relative block h-2 w-36 rounded-full bg-sunken">
      <span className="absolute h-2 min-w-1 rounded-full bg-time" style={{ left: `${from}%`, width: `${Math.max(1, at(problem.slowestWallNs) - from)}%` }} />
    </span>
  );
}

function References({ problem }: { problem: ProblemListItem }) {
  if (problem.disabled) return <Badge tone="warn" title={problem.disabled.reason}>disabled</Badge>;
  if (problem.notScorable) return <Badge tone="warn" title={problem.notScorable}>not scorable</Badge>;
  return problem.calibratedCount === problem.referenceCount ? (
    <>{format.count(problem.referenceCount)}</>
  ) : (
    <span title="measured as correct, of all">{format.count(problem.calibratedCount)} of {format.count(problem.referenceCount)}</span>
  );
}

export function ProblemTable({ setSlug, language, problems }: { setSlug: string; language: Language; problems: ProblemListItem[] }) {
  const times = problems.flatMap((p) => [p.fastestWallNs, p.slowestWallNs]).filter((ns): ns is number => ns !== null && ns > 0);
  const low = Math.log10(Math.min(...times, 1e9));
  const high = Math.log10(Math.max(...times, 1));
  return (
    <DataTable>
      <thead>
        <tr>
          <th scope="col">Problem</th>
          <th scope="col" className="hidden sm:table-cell">Difficulty</th>
          <th scope="col" className="num hidden md:table-cell">Test cases</th>
          <th scope="col" className="num hidden sm:table-cell">References<TermMark id="reference" /></th>
          <th scope="col" className="num"><Mark kind="time" size={6} className="mr-1 inline-block" /><span className="text-time">Fastest–slowest</span></th>
          <th scope="col" className="hidden lg:table-cell"><span className="sr-only">Span, drawn on a logarithmic axis</span></th>
          <th scope="col" className="num">Passed, %</th>
        </tr>
      </thead>
      <tbody>
        {problems.map((problem) => (
          <tr key={problem.slug}>
            <th scope="row" className="font-normal">
              <Link href={problemHref(setSlug, problem.slug, language)} className="font-[560] hover:underline" prefetch={false}>{problem.title}</Link>
              <span className="block text-xs text-faint"><span className="sm:hidden">{problem.difficulty} · </span>{problem.tags.slice(0, 4).join(", ")}</span>
            </th>
            <td className="hidden sm:table-cell">{problem.difficulty}</td>
            <td className="num hidden md:table-cell">{format.count(problem.caseCount)}</td>
            <td className="num hidden sm:table-cell"><References problem={problem} /></td>
            <td className="num">
              {problem.fastestWallNs === null ? "–" : <>{format.time(problem.fastestWallNs)}<span className="text-faint"> – </span><br className="sm:hidden" />{format.time(problem.slowestWallNs)}</>}
            </td>
            <td className="hidden lg:table-cell"><SpanBar problem={problem} low={low} high={high} /></td>
            <td className="num">{problem.passRate === null ? "–" : format.points(problem.passRate)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
