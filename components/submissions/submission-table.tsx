import Link from "next/link";
import * as format from "@/components/format";
import { Mark } from "@/components/ui/mark";
import { VerdictBar } from "@/components/ui/verdict";
import type { SubmissionView } from "@/lib/core/views/submissions";
import { StateBadge, VisibilityBadge } from "./state";
import { DataTable } from "@/components/ui/data-table";

export function SubmissionTable({ submissions }: { submissions: SubmissionView[] }) {
  return (
    <DataTable>
      <thead>
        <tr>
          <th scope="col">Model</th>
          <th scope="col" className="hidden sm:table-cell">Problem set</th>
          <th scope="col">State</th>
          <th scope="col" className="num">Judged</th>
          <th scope="col" className="hidden w-48 md:table-cell"><span className="sr-only">Verdicts, drawn</span></th>
          <th scope="col" className="num"><Mark kind="integral" size={6} className="mr-1 inline-block" /><span className="text-integral">Beyond-I</span>, %</th>
          <th scope="col" className="num hidden sm:table-cell">Pass@1, %</th>
          <th scope="col" className="num hidden lg:table-cell">Submitted</th>
        </tr>
      </thead>
      <tbody>
        {submissions.map((item) => (
          <tr key={item.id}>
            <th scope="row" className="font-normal">
              <Link prefetch={false} href={`/submissions/${item.id}`} className="font-[560] [overflow-wrap:anywhere] hover:underline">{item.model.name}</Link>
              <span className="block text-xs text-faint">{format.method(item.method, item.iteration)}{item.language === "python3" ? null : ` · ${format.language(item.language)}`}<span className="sm:hidden"> · {item.set.name}</span></span>
            </th>
            <td className="hidden sm:table-cell">{item.set.name}</td>
            <td><span className="flex flex-wrap gap-1"><StateBadge state={item.state} /><VisibilityBadge submission={item} /></span></td>
            <td className="num">{item.doneCount === item.sampleCount ? format.count(item.sampleCount) : <>{format.count(item.doneCount)}<span className="text-faint"> of {format.count(item.sampleCount)}</span></>}</td>
            <td className="hidden md:table-cell"><VerdictBar counts={item.verdictCounts} total={item.sampleCount} /></td>
            <td className="num font-semibold">{item.scores ? format.points(item.scores.beyondI.mean) : "–"}</td>
            <td className="num hidden sm:table-cell">{item.scores ? format.points(item.scores.passAt1.mean) : "–"}</td>
            <td className="num hidden text-soft lg:table-cell"><time dateTime={item.createdAt}>{format.dateTime(item.createdAt)}</time></td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
